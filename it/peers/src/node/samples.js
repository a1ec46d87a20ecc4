'use strict';
// The sample services as @grpc/proto-loader reads them, and google.rpc's errors.

const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const definitions = loader.loadSync(
  [
    'chat/v1/chat_service.proto',
    'common/v1/errors.proto',
    'google/rpc/error_details.proto',
    'google/rpc/status.proto',
    'routeguide/route_guide.proto',
    'user/v1/user_service.proto',
  ],
  // Without longs: String, an int64 of more than 53 bits loses its last digits.
  { includeDirs: process.env.PROTO_PATH.split(':'), keepCase: true, longs: String, defaults: true },
);
const { chat, routeguide, user } = grpc.loadPackageDefinition(definitions);

/** Gives the trailers for an error with details: pairs of a type's name and a message. */
function withDetails(code, message, details) {
  const packed = details.map(([type, value]) => ({
    type_url: `type.googleapis.com/${type}`,
    value: definitions[type].serialize(value),
  }));
  const trailers = new grpc.Metadata();
  const status = definitions['google.rpc.Status'].serialize({ code, message, details: packed });
  trailers.set('grpc-status-details-bin', status);
  return { code, message, metadata: trailers };
}

// docs:node-details
/** Reads the details of an error, in their order. */
function detailsOf(error) {
  const [bytes] = error.metadata.get('grpc-status-details-bin');
  if (!bytes) {
    return [];
  }
  const status = definitions['google.rpc.Status'].deserialize(bytes);
  if (status.code !== error.code || status.message !== error.details) {
    throw new Error(`these are details of another error: ${status.code} ${status.message}`);
  }
  return status.details.map((detail) => {
    const type = detail.type_url.split('/').pop();
    return { type, value: definitions[type].deserialize(detail.value) };
  });
}
// docs:end

module.exports = { grpc, definitions, chat, routeguide, user, withDetails, detailsOf };
