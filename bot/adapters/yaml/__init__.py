"""The knowledge base as YAML files: reading them, and saying in a curator's words what is wrong where.

`text` reads bytes and finds what no editor shows; `composing` turns text into plain data that remembers
its places; `validating` holds the data against the models; `folder` and `shared` do it for all files;
`loading` gives the engine what it needs; `checking` adds what only the whole shows. Nothing outside this
package knows YAML.
"""
