"""The page that describes the API.

/<lang>/api   every endpoint with its parameters and a call to copy, made from the OpenAPI document
"""

from __future__ import annotations

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from hub.api.endpoints import PREFIX
from hub.api.reference import described_endpoints
from hub.web.language import public_address

pages_of_api = Blueprint("api_pages", __name__)


@pages_of_api.get("/api")
def reference() -> ResponseReturnValue:
    """The endpoints."""
    document = current_app.extensions["hub-api"].spec.to_dict()
    return render_template(
        "api/reference.html",
        endpoints=described_endpoints(document, public_address("")),
        document=public_address(f"{PREFIX}/openapi.json"),
    )
