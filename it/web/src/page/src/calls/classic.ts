import { create, fromBinary, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import type { DescMessage, DescMethod, MessageShape } from '@bufbuild/protobuf';
import { GrpcWebClientBase, MethodDescriptor, type ClientReadableStream } from 'grpc-web';

/** `text` is the format in which this client can stream: it reads with XMLHttpRequest. */
const client = new GrpcWebClientBase({ format: 'text' });

interface Method<I extends DescMessage, O extends DescMessage> extends DescMethod {
  input: I;
  output: O;
}

/** A unary call by the classic client. */
export function call<I extends DescMessage, O extends DescMessage>(
  method: Method<I, O>,
  request: MessageInitShape<I>,
  timeoutMs: number,
): Promise<MessageShape<O>> {
  const message = create(method.input, request);
  const metadata = { deadline: String(Date.now() + timeoutMs) };
  return client.unaryCall(url(method), message, metadata, descriptor(method));
}

/** A server streaming call by the classic client. */
export function stream<I extends DescMessage, O extends DescMessage>(
  method: Method<I, O>,
  request: MessageInitShape<I>,
): ClientReadableStream<MessageShape<O>> {
  const message = create(method.input, request);
  return client.serverStreaming(url(method), message, {}, descriptor(method));
}

/** What protoc-gen-grpc-web would generate, for the messages of protoc-gen-es. */
function descriptor<I extends DescMessage, O extends DescMessage>(method: Method<I, O>) {
  return new MethodDescriptor<MessageShape<I>, MessageShape<O>>(
    path(method),
    method.methodKind,
    Object as never,
    Object as never,
    (request: MessageShape<I>) => toBinary(method.input, request),
    (bytes: Uint8Array) => fromBinary(method.output, bytes),
  );
}

function path(method: DescMethod): string {
  return `/${method.parent.typeName}/${method.name}`;
}

function url(method: DescMethod): string {
  return window.location.origin + path(method);
}
