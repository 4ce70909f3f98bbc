"""The question log and the state of chats in a database: SQLite by default, PostgreSQL for several instances.

`engine` opens the database, `migrating` brings its schema up to date, `tables` says what the schema is,
`question_log` and `chats` implement the ports. Nothing outside this package knows SQLAlchemy or Alembic.
"""
