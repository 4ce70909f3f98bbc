"""The composition root: settings become parts. Nothing is built when this module is imported."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypedDict

from bot.adapters.memory.chats import InMemoryChats
from bot.adapters.memory.questions import InMemoryQuestionLog
from bot.building import build_engine, load
from bot.core.desk.teams import Teams
from bot.core.errors import ConfigurationError
from bot.messages import message
from bot.settings.data import make_data
from bot.settings.keys import secret_key
from bot.usecases.answering.assistant import Assistant
from bot.usecases.answering.following import Following
from bot.usecases.answering.forgetting import Forgetting
from bot.usecases.answering.progress import Progress
from bot.usecases.answering.reading_at_once import at_once
from bot.usecases.curating.amending import Amending
from bot.usecases.post.patience import PatientChats, PatientQuestions
from bot.usecases.staff.accounts import Accounts
from bot.usecases.staff.authentication import Authentication
from bot.usecases.tickets.answers import Answers
from bot.usecases.tickets.desk import Desk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.channels.telegram.settings import TelegramSettings
    from bot.channels.web import WebChannel
    from bot.channels.web.publishing import Publishing
    from bot.channels.web.templating import Templates
    from bot.console import Console
    from bot.core.engine import Engine
    from bot.core.knowledge.wording import Wording
    from bot.ports.delivery import Storage
    from bot.ports.questions import QuestionLog
    from bot.ports.thinking import Thinking
    from bot.settings import Settings
    from bot.usecases.answering.reading_at_once import Read
    from bot.usecases.post.write_queue import WriteQueue


def clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def forgetful_assistant(engine: Engine, settings: Settings) -> Assistant:
    """An assistant that writes nothing to disk."""
    lasts = settings.chat.topic_lasts
    return Assistant(engine, InMemoryQuestionLog(), InMemoryChats(), clock, lasts, keeps=False)


@asynccontextmanager
async def open_question_log(settings: Settings) -> AsyncIterator[QuestionLog]:
    """The question log, its schema brought up to date, closed at the end.

    Raises:
        StorageError: the database cannot be opened or migrated.
    """
    async with open_storage(settings) as storage:
        yield storage.questions


@asynccontextmanager
async def open_assistant(engine: Engine, settings: Settings) -> AsyncIterator[Assistant]:
    """An assistant whose log and chats are in the database.

    Raises:
        StorageError: the database cannot be opened, migrated or written.
    """
    check_writable(settings)
    async with open_storage(settings) as storage:
        desk = build_desk(engine, storage, settings)
        lasts = settings.chat.topic_lasts
        kept = storage.questions, storage.chats, clock, lasts
        yield Assistant(engine, *kept, desk=desk, **_wishes(desk))


class _Wishes(TypedDict, total=False):
    """What an assistant says to those who ask for their own matters."""

    progress: Progress
    following: Following
    forgetting: Forgetting


def _wishes(desk: Desk | None, read: Read = at_once) -> _Wishes:
    """Nothing without a desk."""
    if desk is None:
        return {}
    following = Following(desk, read)
    progress = Progress(desk, desk.answers.wording, clock, read)
    return {"progress": progress, "following": following, "forgetting": Forgetting(desk, following, read)}


@asynccontextmanager
async def open_desk(settings: Settings) -> AsyncIterator[Desk]:
    """The desk where reviewers work.

    Raises:
        ConfigurationError: the knowledge base names no teams.
        KnowledgeError: the knowledge base has problems.
        StorageError: the database cannot be opened or migrated.
    """
    engine = build_engine(settings)
    async with open_storage(settings) as storage:
        desk = build_desk(engine, storage, settings)
        if desk is None:
            raise ConfigurationError(message("desk.no_teams", folder=settings.knowledge))
        yield desk


def build_desk(
    engine: Engine, storage: Storage, settings: Settings, wording: Wording | None = None
) -> Desk | None:
    """What makes tickets; None for a knowledge base that names no teams.

    Args:
        engine: whose sense of sameness counts.
        storage: where tickets are kept.
        settings: where the teams are named.
        wording: words answers; None: the engine's.

    Raises:
        KnowledgeError: the file of teams is broken; carries every problem.
    """
    from bot.adapters.yaml.reading.teams import TEAMS, read_teams  # noqa: PLC0415  # yaml is not needed otherwise

    if not (settings.knowledge / TEAMS).exists():
        return None
    towns = [(town.id, town.label) for town in engine.catalogue.towns]
    teams = Teams(read_teams(settings.knowledge), towns)
    answers = Answers(storage, teams, wording or engine.language.wording, settings.desk.quiet_hours)
    return Desk(storage, engine, teams, answers, settings.chat.topic_lasts, habits=settings.desk.habits)


def patient_assistant(
    engine: Engine, keeping: WriteQueue, settings: Settings, thinking: Thinking, desk: Desk | None = None
) -> Assistant:
    """An assistant that answers also while storage fails; it writes inside `WriteQueue.write`."""
    questions, chats, lasts = PatientQuestions(keeping), PatientChats(keeping), settings.chat.topic_lasts
    given = questions, chats, clock, lasts
    return Assistant(engine, *given, thinking=thinking, desk=desk, **_wishes(desk, keeping.read))


@asynccontextmanager
async def open_storage(settings: Settings, wait_seconds: float | None = None) -> AsyncIterator[Storage]:
    """Everything that is kept, its schema brought up to date, closed at the end.

    Args:
        settings: where it is.
        wait_seconds: how long to wait for other processes that use it; None: as long as commands do.

    Raises:
        StorageError: the database cannot be opened or migrated.
    """
    from bot.adapters.sql.delivery import SqlStorage  # noqa: PLC0415  # SQLAlchemy takes 0.8 s to import
    from bot.adapters.sql.engine import WAIT_SECONDS, open_engine  # noqa: PLC0415
    from bot.adapters.sql.migrating import upgrade  # noqa: PLC0415

    make_data(settings)
    engine = open_engine(settings.database_url, WAIT_SECONDS if wait_seconds is None else wait_seconds)
    try:
        await upgrade(engine)
        yield SqlStorage(engine)
    finally:
        await engine.dispose()  # aiosqlite hangs at exit on a connection left open


def check_writable(settings: Settings) -> None:
    """Whether what is kept can be written, as far as that is seen without opening the database.

    Raises:
        ConfigurationError: there is no data folder and none can be made.
        StorageError: the address of the database is wrong, or its folder cannot be written.
    """
    from bot.adapters.sql.addresses import check_folder, read_address  # noqa: PLC0415

    make_data(settings)
    url = read_address(settings.database_url)
    if url.get_backend_name() == "sqlite":
        check_folder(url)


@asynccontextmanager
async def sole_bot(settings: Settings) -> AsyncIterator[None]:
    """Keeps commands from replacing this database, and other bots off it; PostgreSQL lets those in.

    Raises:
        StorageError: somebody else has it.
    """
    from bot.adapters.sql.claiming import claimed  # noqa: PLC0415

    make_data(settings)
    async with claimed(settings.database_url, shared=True):
        yield


def build_accounts(storage: Storage, settings: Settings) -> Accounts:
    """Who may sign in to the console."""
    from bot.adapters.passwords import Argon2  # noqa: PLC0415  # only the console needs it

    return Accounts(storage, Argon2(), secret_key(settings), clock)


def build_console(desk: Desk, engine: Callable[[], Engine], settings: Settings) -> Console:
    """The console; its routes are to be put on the HTTP port.

    Args:
        desk: where reviewers work.
        engine: gives the engine of the moment.
        settings: where things are.
    """
    from bot.adapters.amendments import FolderAmendments  # noqa: PLC0415  # only the console needs it
    from bot.adapters.exporting import write_csv  # noqa: PLC0415
    from bot.adapters.passwords import Argon2, Totp  # noqa: PLC0415
    from bot.background_proofs import BackgroundProofs  # noqa: PLC0415
    from bot.console import Console, Parts  # noqa: PLC0415  # Starlette and Jinja take 0.2 s

    key = secret_key(settings)
    signing = Authentication(desk.storage, Argon2(), Totp(), key, clock)
    accounts = build_accounts(desk.storage, settings)
    bench = BackgroundProofs(settings)
    lying = FolderAmendments(settings.data / "proposals", settings.knowledge)
    amending = Amending(lying, bench, desk, settings.chat.topic_lasts, clock)
    planted = settings.audit.planted
    given = desk, accounts, signing, engine, write_csv, clock, key, planted, bench, amending
    return Console(Parts(*given, settings.web.address))


def console_address(settings: Settings) -> str:
    """Where the console is opened: at the address that people use, else on this machine."""
    host = f"[{settings.http.host}]" if ":" in settings.http.host else settings.http.host
    base = settings.web.address or f"http://{host}:{settings.http.port}"
    return f"{base.rstrip('/')}/console"


def telegram_settings(settings: Settings) -> TelegramSettings | None:
    """What the Telegram channel needs, or None without a token."""
    if settings.telegram_token is None:
        return None
    from bot.channels.telegram.settings import TelegramSettings  # noqa: PLC0415  # telegram takes 0.8 s to import

    proof = settings.telegram_webhook_secret
    return TelegramSettings(
        token=settings.telegram_token.get_secret_value(),
        api_base=settings.telegram_api_base,
        webhook_url=settings.telegram_webhook_url,
        webhook_secret=proof.get_secret_value() if proof is not None else "",
        burst_seconds=settings.telegram.burst_seconds,
        questions_per_minute=settings.telegram.questions_per_minute,
        messages_per_second=settings.telegram.messages_per_second,
        secret=secret_key(settings),
    )


def build_web(
    assistant: Assistant, keeping: WriteQueue, settings: Settings, desk: Desk | None = None
) -> WebChannel:
    """The chat page; its routes are to be put on the HTTP port."""
    from bot.adapters.scripts import traditional  # noqa: PLC0415
    from bot.channels.web import WebChannel, WebSettings  # noqa: PLC0415  # Starlette and Jinja take 0.2 s

    web = settings.web
    limits = WebSettings(secret_key(settings), web.questions_per_minute, web.address)
    return WebChannel(assistant, keeping, limits, clock, traditional, desk)


def build_publishing(settings: Settings) -> Publishing:
    """Makes the pages of the policies, without an engine.

    Raises:
        KnowledgeError: the knowledge base has problems; carries every one.
    """
    from bot.channels.web.publishing import Publishing  # noqa: PLC0415  # Jinja takes 0.1 s

    return Publishing(*load(settings.knowledge), build_templates())


def build_templates() -> Templates:
    """Makes pages."""
    from bot.adapters.scripts import traditional  # noqa: PLC0415
    from bot.channels.web.templating import Templates  # noqa: PLC0415  # Jinja takes 0.1 s

    return Templates(traditional)
