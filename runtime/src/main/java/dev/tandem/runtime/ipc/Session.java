package dev.tandem.runtime.ipc;

import com.google.protobuf.StringValue;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The parent's side of the session with one child: who has not its token gets nothing. */
final class Session implements ServerInterceptor {
  private static final System.Logger LOG = System.getLogger(Session.class.getName());

  private final String secret = Secrets.next();
  private final String token = Secrets.next();
  private final AtomicBoolean opened = new AtomicBoolean();
  private final AtomicBoolean intrusionLogged = new AtomicBoolean();
  private final Heartbeat heartbeat;

  Session(Heartbeat heartbeat) {
    this.heartbeat = heartbeat;
  }

  /** Gives what the child needs to open the session. */
  String secret() {
    return secret;
  }

  /** Gives the services behind this session's guard, and the session's own. */
  List<ServerServiceDefinition> guard(List<ServerServiceDefinition> services) {
    List<ServerServiceDefinition> guarded = new ArrayList<>();
    services.forEach(service -> guarded.add(ServerInterceptors.intercept(service, this)));
    guarded.add(
        ServerInterceptors.intercept(
            ServerServiceDefinition.builder(SessionProtocol.SERVICE)
                .addMethod(SessionProtocol.OPEN, ServerCalls.asyncUnaryCall(this::open))
                .addMethod(SessionProtocol.BEAT, heartbeat)
                .build(),
            this));
    return List.copyOf(guarded);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (isOpen(call) || same(token, headers.get(SessionProtocol.TOKEN))) {
      headers.discardAll(SessionProtocol.TOKEN); // A handler that passes headers on shall not know.
      return next.startCall(call, headers);
    }
    call.close(
        intrusion(
            "a call without the session's token, of "
                + call.getMethodDescriptor().getFullMethodName()),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private static boolean isOpen(ServerCall<?, ?> call) {
    return call.getMethodDescriptor()
        .getFullMethodName()
        .equals(SessionProtocol.OPEN.getFullMethodName());
  }

  private void open(StringValue offered, StreamObserver<StringValue> response) {
    if (!same(secret, offered.getValue())) {
      response.onError(intrusion("a wrong secret").asRuntimeException());
    } else if (opened.compareAndSet(false, true)) {
      response.onNext(StringValue.of(token));
      response.onCompleted();
    } else {
      LOG.log(
          System.Logger.Level.WARNING,
          "Refused the one-time secret of a child, which was used a second time: another process"
              + " knows it, such as one that the child started and that called Parent.connect()");
      response.onError(
          Status.UNAUTHENTICATED
              .withDescription(
                  "the secret has been used already: only the process that the parent started can"
                      + " connect, once; not those which inherit its environment")
              .asRuntimeException());
    }
  }

  /** Once only: whoever can reach the port shall not fill the log. */
  private Status intrusion(String what) {
    if (intrusionLogged.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Refused {0}: another process has found the port of a child. More of it is not logged",
          what);
    }
    return Status.UNAUTHENTICATED.withDescription(
        "refused "
            + what
            + ": this port is for one child process, which calls Parent.connect() to get in");
  }

  /** In constant time, so that nobody finds a secret byte by byte. */
  private static boolean same(String expected, @Nullable String offered) {
    return offered != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }
}
