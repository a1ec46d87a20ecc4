"""A server of the sample services. Prints a line of JSON for its port and for what it sees."""

import json
import threading
from concurrent import futures

import grpc
from common.v1.errors_pb2 import ErrorDetail, ValidationError
from google.rpc.error_details_pb2 import BadRequest
from routeguide import route_guide_pb2, route_guide_pb2_grpc
from samples import with_details
from user.v1 import user_service_pb2, user_service_pb2_grpc

CODES = {code.value[0]: code for code in grpc.StatusCode}


def report(**line):
    print(json.dumps(line), flush=True)


class Call:
    """Sends the caller's own metadata back, and tells of its deadline and of its cancellation."""

    def __init__(self, context, method):
        self.over = threading.Event()
        self.answered = False
        self.method = method
        left = context.time_remaining()
        if left is not None and left < 3600:  # without a deadline, it is a very long time
            report(event="deadline", method=method, millis=int(left * 1000))
        context.add_callback(self.ended)
        given = context.invocation_metadata()
        if ("compress-with", "gzip") in given:
            context.set_compression(grpc.Compression.Gzip)
        sample = [(key, value) for key, value in given if key.startswith("sample-")]
        context.send_initial_metadata(sample)
        context.set_trailing_metadata(
            [(key.replace("sample", "sample-end"), value) for key, value in sample]
        )

    def ended(self):
        self.over.set()
        if not self.answered:
            report(event="cancelled", method=self.method)


def feature(location):
    return route_guide_pb2.Feature(name=f"at {location.latitude}", location=location)


class RouteGuide(route_guide_pb2_grpc.RouteGuideServicer):
    def GetFeature(self, request, context):
        call = Call(context, "GetFeature")
        if request.latitude < 0:  # it is never found
            call.over.wait()
        call.answered = not call.over.is_set()
        return feature(request)

    def ListFeatures(self, request, context):
        call = Call(context, "ListFeatures")
        for latitude in range(request.lo.latitude, request.hi.latitude + 1):
            yield feature(route_guide_pb2.Point(latitude=latitude))
        call.answered = True

    def RecordRoute(self, request_iterator, context):
        call = Call(context, "RecordRoute")
        latitudes = [point.latitude for point in request_iterator]
        call.answered = True
        return route_guide_pb2.RouteSummary(point_count=len(latitudes), distance=sum(latitudes))

    def RouteChat(self, request_iterator, context):
        call = Call(context, "RouteChat")
        yield from request_iterator
        # When the call is cancelled, its requests may look as if they had ended, for a moment.
        call.answered = not call.over.wait(0.2)


# docs:python-error
def refuse(context):
    """Ends the call with the error for a user whose fields are not what they should be."""
    message = "the user is not valid: Zoë"
    wrong = ValidationError(
        errors=[
            ErrorDetail(field="name", message="must not be empty"),
            ErrorDetail(field="email", message="must have an @"),
        ]
    )
    bad_request = BadRequest()
    bad_request.field_violations.add(field="email", description="must have an @")
    code = grpc.StatusCode.INVALID_ARGUMENT
    context.set_trailing_metadata([with_details(code, message, [wrong, bad_request])])
    context.abort(code, message)


# docs:end


class UserService(user_service_pb2_grpc.UserServiceServicer):
    def GetUser(self, request, context):
        context.abort(CODES[request.id], f"code {request.id}: 100 % Zoë\nand a line")

    def CreateUser(self, request, context):
        if not request.name or "@" not in request.email:
            refuse(context)
        user = user_service_pb2.User(
            id=9007199254740993, name=request.name, email=request.email, created_at=-1
        )
        return user_service_pb2.CreateUserResponse(user=user)

    def GetUserStream(self, request, context):
        yield user_service_pb2.User(id=1, name="Ada", email="ada@example.com")
        yield user_service_pb2.User(id=2, name="Alan", email="alan@example.com")
        refuse(context)


if __name__ == "__main__":
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=8))
    route_guide_pb2_grpc.add_RouteGuideServicer_to_server(RouteGuide(), server)
    user_service_pb2_grpc.add_UserServiceServicer_to_server(UserService(), server)
    report(port=server.add_insecure_port("127.0.0.1:0"))
    server.start()
    server.wait_for_termination()
