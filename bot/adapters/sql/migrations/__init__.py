"""The steps that lead from an empty database to today's schema.

A new step is written by hand: `versions/000N_what_it_does.py` with `down_revision` naming the one before,
then `HEAD` in `bot.adapters.sql.migrating`. The tests tell when the steps and `tables` disagree. A step
once released is never changed; it spells out its columns itself, because `tables` will move on.
On SQLite foreign keys are off while the steps run, so that a table can be rebuilt (`op.batch_alter_table`).
"""
