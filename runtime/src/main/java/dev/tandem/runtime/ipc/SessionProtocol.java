package dev.tandem.runtime.ipc;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;

/** What the two ends call themselves, beside the user's services. Made of well-known types. */
final class SessionProtocol {
  static final String SERVICE = "tandem.ipc.v1.SessionService";

  /** Trades the one-time secret for the session's token. */
  static final MethodDescriptor<StringValue, StringValue> OPEN =
      method(
          "Open",
          MethodType.UNARY,
          StringValue.getDefaultInstance(),
          StringValue.getDefaultInstance());

  /**
   * Stays open as long as the session: the child answers each message of the parent's with one. Its
   * end is the end of the session, for both.
   */
  static final MethodDescriptor<Empty, Empty> BEAT =
      method(
          "Beat",
          MethodType.BIDI_STREAMING,
          Empty.getDefaultInstance(),
          Empty.getDefaultInstance());

  /** Each call has the token here. */
  static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("tandem-session-token", Metadata.ASCII_STRING_MARSHALLER);

  private SessionProtocol() {}

  private static <Q extends Message, R extends Message> MethodDescriptor<Q, R> method(
      String name, MethodType type, Q request, R response) {
    return MethodDescriptor.newBuilder(
            ProtoUtils.marshaller(request), ProtoUtils.marshaller(response))
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
        .build();
  }
}
