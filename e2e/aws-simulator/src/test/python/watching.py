"""Clients whose every answer is compared with botocore's own service models.

botocore does not validate answers: a member that is missing is just not there. So each answer is walked beside the shape
of its operation, and every member must be present, unless ABSENT says why AWS leaves it out.
"""

import json
import os
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from absent import ABSENT

ENDPOINT = os.environ["SIMULATOR"]
WORLD = json.loads(os.environ["WORLD"])
REGION = "eu-central-1"
problems = []
used_reasons = set()
calls = {}


def check_shape(path, shape, value):
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            here = f"{shape.name}.{name}"
            if name not in value:
                if here in ABSENT:
                    used_reasons.add(here)
                else:
                    problems.append(f"{path}: {here} is missing")
            else:
                check_shape(f"{path}.{name}", member, value[name])
    elif shape.type_name == "list":
        for index, entry in enumerate(value):
            check_shape(f"{path}[{index}]", shape.member, entry)


def watch(client):
    def after(http_response, parsed, model, **_):
        if http_response.status_code >= 300:
            return
        calls[model.name] = calls.get(model.name, 0) + 1
        metadata = parsed.get("ResponseMetadata", {})
        if not metadata.get("RequestId"):
            problems.append(f"{model.name}: no request id")
        if model.output_shape is not None:
            check_shape(model.name, model.output_shape, parsed)

    client.meta.events.register("after-call", after)
    return client


def client(service, key):
    return watch(
        boto3.client(
            service,
            endpoint_url=ENDPOINT,
            region_name=REGION,
            config=Config(retries={"mode": "standard", "max_attempts": 5}),
            **key,
        )
    )


def key(account):
    return {"aws_access_key_id": WORLD[account]["key"], "aws_secret_access_key": WORLD[account]["secret"]}


def refused(code, status, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except ClientError as error:
        seen = (error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])
        if seen != (code, status):
            problems.append(f"{call.__name__}: expected {code} {status}, got {seen}: {error}")
        if not error.response["Error"]["Message"] or not error.response["ResponseMetadata"].get("RequestId"):
            problems.append(f"{call.__name__}: error {code} without message or request id")
        return
    problems.append(f"{call.__name__}: expected {code}, but it was accepted")


def expect(what, actual, expected):
    if actual != expected:
        problems.append(f"{what}: expected {expected!r}, got {actual!r}")


def advance(seconds):
    request = urllib.request.Request(f"{ENDPOINT}/_postern/clock/advance?seconds={seconds}", method="POST")
    urllib.request.urlopen(request).read()


def tag_specification(kind, **tags):
    return [{"ResourceType": kind, "Tags": [{"Key": k, "Value": v} for k, v in tags.items()]}]
