"""What both ends share: the stubs' modules, and google.rpc's errors as trailers."""

from google.rpc import error_details_pb2, status_pb2
from common.v1 import errors_pb2

DETAILS = "grpc-status-details-bin"
TYPES = {
    each.DESCRIPTOR.full_name: each
    for each in (errors_pb2.ValidationError, error_details_pb2.BadRequest)
}


def with_details(code, message, details):
    """Gives the trailer for an error with details."""
    status = status_pb2.Status(code=code.value[0], message=message)
    for detail in details:
        status.details.add().Pack(detail)
    return DETAILS, status.SerializeToString()


# docs:python-details
def details_of(error):
    """Reads the details of an error, in their order. The package grpcio-status does the same."""
    for key, value in error.trailing_metadata() or ():
        if key == "grpc-status-details-bin":
            status = status_pb2.Status.FromString(value)
            if (status.code, status.message) != (error.code().value[0], error.details()):
                raise ValueError(f"these are details of another error: {status}")
            for detail in status.details:
                message = TYPES[detail.TypeName()]()
                detail.Unpack(message)
                yield message


# docs:end
