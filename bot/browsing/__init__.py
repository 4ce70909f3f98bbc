"""What every page in a browser shares, whoever reads it: headers, forms, cookies, templates and their files.

It knows no page. What a page says, and who may read it, is the business of whoever serves it.
"""
