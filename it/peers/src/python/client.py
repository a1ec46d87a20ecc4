"""Makes the calls of one case and prints a line of JSON for what came of each: client.py PORT CASE"""

import json
import queue
import sys

import grpc
from chat.v1 import chat_service_pb2, chat_service_pb2_grpc
from routeguide import route_guide_pb2, route_guide_pb2_grpc
from routeguide.route_guide_pb2 import Point, RouteNote
from samples import details_of
from user.v1 import user_service_pb2, user_service_pb2_grpc

channel = grpc.insecure_channel(f"127.0.0.1:{sys.argv[1]}")
guide = route_guide_pb2_grpc.RouteGuideStub(channel)
users = user_service_pb2_grpc.UserServiceStub(channel)
chat_room = chat_service_pb2_grpc.ChatServiceStub(channel)

HEADERS = [
    ("sample-text", "one"),
    ("sample-data-bin", bytes([0, 1, 0x7F, 0x80, 0xFF])),
]


def area(low, high):
    return route_guide_pb2.Rectangle(lo=Point(latitude=low), hi=Point(latitude=high))


def describe(message):
    kind = message.DESCRIPTOR.name
    if kind == "Feature":
        return message.name
    if kind == "RouteSummary":
        return f"{message.point_count} points, {message.distance}"
    if kind == "RouteNote":
        text = message.message
        return f"{len(text)} characters" if len(text) > 100 else text
    if kind == "CreateUserResponse":
        return describe(message.user)
    return f"{message.id} {message.name} {message.email} {message.created_at}"


def describe_detail(detail):
    if detail.DESCRIPTOR.name == "BadRequest":
        texts = [f"{each.field} {each.description}" for each in detail.field_violations]
    else:
        texts = [f"{each.field} {each.message}" for each in detail.errors]
    return f"{detail.DESCRIPTOR.full_name}: {', '.join(texts)}"


def samples(metadata):
    found = {}
    for key, value in metadata or ():
        if key.startswith("sample-"):
            text = value.hex() if key.endswith("-bin") else value
            found.setdefault(key, []).append(text)
    return found


def answer(call):
    """Gives the one response of a call that was started as a future."""
    yield call.result()


def outcome(call, responses=None, on_message=lambda number: None):
    """Tells what came of a call, when it has ended."""
    seen = []
    try:
        for response in responses or call:
            seen.append(describe(response))
            on_message(len(seen))
    except (grpc.RpcError, grpc.FutureCancelledError):
        pass  # the call has it all
    return {
        "code": call.code().name,
        "message": call.details(),
        "details": [describe_detail(each) for each in details_of(call)],
        "responses": seen,
        "headers": samples(call.initial_metadata()),
        "trailers": samples(call.trailing_metadata()),
    }


def unary(call):
    return outcome(call, answer(call))


def get_feature(latitude, **settings):
    return unary(guide.GetFeature.future(Point(latitude=latitude), **settings))


def record_route(latitudes):
    return unary(guide.RecordRoute.future(Point(latitude=each) for each in latitudes))


def get_user(identity):
    return unary(users.GetUser.future(user_service_pb2.GetUserRequest(id=identity)))


def create_user(name, email):
    request = user_service_pb2.CreateUserRequest(name=name, email=email)
    return unary(users.CreateUser.future(request))


def dialogue(texts, **settings):
    """Sends each text when the answer to the one before has come, and ends after the last."""
    requests = queue.Queue()
    rest = iter([RouteNote(message=text) for text in texts] + [None])
    requests.put(next(rest))
    call = guide.RouteChat(iter(requests.get, None), **settings)
    return outcome(call, on_message=lambda number: requests.put(next(rest)))


def open_chat(texts, **settings):
    """Sends the texts at once, and does not end."""
    requests = queue.Queue()
    for text in texts:
        requests.put(RouteNote(message=text))
    return guide.RouteChat(iter(requests.get, None), **settings)


def until_three(call):
    """Cancels a call that has no end at its third message."""
    return outcome(call, on_message=lambda number: call.cancel() if number == 3 else None)


USERS = user_service_pb2.GetUserStreamRequest()
LONG_TEXT = "x" * 9000
CASES = {
    "unary": [lambda: get_feature(7)],
    "server_streaming": [lambda: outcome(guide.ListFeatures(area(0, 4)))],
    "client_streaming": [lambda: record_route([1, 2, 3])],
    "bidi_streaming": [lambda: dialogue(["a", "b", "c"])],
    "empty_streams": [lambda: record_route([]), lambda: dialogue([])],
    "large_message": [lambda: dialogue(["x" * 1_000_000])],
    "long_stream": [lambda: outcome(guide.ListFeatures(area(1, 10_000)))],
    "large_numbers": [lambda: create_user("Ada", "ada@example.com")],
    "metadata_of_unary": [lambda: get_feature(7, metadata=HEADERS)],
    "metadata_of_streams": [lambda: dialogue(["a"], metadata=HEADERS)],
    "repeated_metadata": [
        lambda: get_feature(7, metadata=[("sample-text", "one"), ("sample-text", "two, three")])
    ],
    "status_codes": [lambda code=code: get_user(code) for code in range(1, 17)],
    "error_details": [lambda: create_user("", "ada")],
    "error_details_after_messages": [lambda: outcome(users.GetUserStream(USERS))],
    "unimplemented": [
        lambda: unary(chat_room.SendMessage.future(chat_service_pb2.Message()))
    ],
    "deadline_of_unary": [lambda: get_feature(1), lambda: get_feature(-1, timeout=1)],
    "deadline_of_stream": [
        lambda: get_feature(1),
        lambda: outcome(open_chat([], timeout=1)),
    ],
    "cancelled_reading": [lambda: until_three(guide.ListFeatures(area(0, 0x7FFFFFFE)))],
    "cancelled_talking": [lambda: until_three(open_chat(["a", "b", "c"]))],
    # docs:python-compression
    "compressed_requests": [lambda: dialogue([LONG_TEXT], compression=grpc.Compression.Gzip)],
    # docs:end
    "compressed_responses": [
        lambda: dialogue(
            [LONG_TEXT], metadata=[("compress-with", "gzip")], compression=grpc.Compression.Gzip
        )
    ],
}

if __name__ == "__main__":
    for case in CASES[sys.argv[2]]:
        print(json.dumps(case()), flush=True)
