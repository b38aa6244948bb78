"""What stands in a published folder, by its address there: letters tell it, and whoever moves from
a folder to a server, or back, keeps all links."""

from __future__ import annotations

from typing import Any

from litestar import Request, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from answers.documents.published_ids import published_id
from answers.documents.published_paths import published_place
from pages.served_addresses import served_address
from store.readers.places import Blotter
from web.addresses import PUBLISHED
from web.asking import bare_site


@get(f"{PUBLISHED}/{{path:path}}", sync_to_thread=True)
def published(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter], path: FromPath[str]
) -> Redirect:
    """The same here."""
    place = published_place(path.removeprefix("/"))
    if place is None:
        msg = "nothing is published at an address like this"
        raise NotFoundException(msg)
    id = published_id(blotter.settings, place)
    address = served_address(bare_site(request), place.kind, id, place.file)
    # It may go by another name tomorrow.
    return Redirect(address, status_code=308, headers={"Cache-Control": "no-cache"})
