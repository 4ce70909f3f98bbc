"""A bare bot on python-telegram-bot that says again what it is told: the least that an answer costs.

Python -m benchmarks.echoing BASE TOKEN CONCURRENCY
"""

from __future__ import annotations

import logging
import sys
from typing import Any

from telegram.ext import Application, MessageHandler, filters


async def echo(update: Any, _context: Any) -> None:
    """Says it again."""
    await update.message.reply_text(update.message.text)


def main(base: str, token: str, concurrency: int) -> None:
    """Polls until it is told to stop, as the library's own examples do."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    built = Application.builder().token(token).base_url(f"{base}/bot").base_file_url(f"{base}/file/bot")
    pool = max(concurrency, 1) * 2
    running = built.concurrent_updates(concurrency).connection_pool_size(pool).pool_timeout(30).build()
    running.add_handler(MessageHandler(filters.TEXT, echo))
    running.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
