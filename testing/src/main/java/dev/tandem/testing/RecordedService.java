package dev.tandem.testing;

import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Notes the calls of a service: which method, with which requests and headers, and what came of it.
 * The service behind it is any implementation of a contract, mostly a fake of a few lines. A
 * contract without anything behind it answers UNIMPLEMENTED.
 *
 * <pre>{@code
 * RecordedService<UserService> users =
 *     RecordedService.of(UserService.class, new UserService() {
 *       public GetUserResponse getUser(GetUserRequest request) {
 *         return ada();
 *       }
 *     });
 * server.serve(UserServiceRpc.bind(users.service()));
 * ...
 * users.awaitCalls("getUser", 1);
 * }</pre>
 *
 * <p>It is for the blocking contract, which clients of either style call. All methods may be called
 * from any thread.
 *
 * @param <S> the contract
 */
public final class RecordedService<S> {
  private final S behind;
  private final S service;
  private final Awaited<RecordedCall> calls = new Awaited<>();

  private RecordedService(Class<S> contract, S behind) {
    this.behind = Objects.requireNonNull(behind, "behind");
    this.service =
        contract.cast(
            Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                (proxy, method, arguments) -> call(method, arguments)));
  }

  /**
   * Begins to record.
   *
   * @param contract the interface that was generated for the service, such as {@code UserService}
   * @param behind answers the calls
   * @param <S> the contract
   * @return the record, without calls
   * @throws IllegalArgumentException if it is not a blocking contract
   */
  public static <S> RecordedService<S> of(Class<S> contract, S behind) {
    if (!contract.isInterface()) {
      throw new IllegalArgumentException(
          contract.getName() + " is not an interface: name the contract, not what implements it");
    }
    for (Method method : contract.getMethods()) {
      if (isAsync(method)) {
        throw new IllegalArgumentException(
            contract.getName()
                + " is an asynchronous contract: record the blocking one, clients of both styles"
                + " call it");
      }
    }
    return new RecordedService<>(contract, behind);
  }

  private static boolean isAsync(Method method) {
    Class<?> answer = method.getReturnType();
    return Future.class.isAssignableFrom(answer) || Flow.Publisher.class.isAssignableFrom(answer);
  }

  /**
   * Gives the service to bind, or to call without a server.
   *
   * @return the contract, whose calls are noted
   */
  public S service() {
    return service;
  }

  /**
   * Gives all calls that were begun until now.
   *
   * @return the calls in the order of their beginning, a copy
   */
  public List<RecordedCall> calls() {
    return calls.copy();
  }

  /**
   * Gives the calls of one method that were begun until now.
   *
   * @param method its Java name, such as {@code getUser}
   * @return the calls in the order of their beginning, a copy
   */
  public List<RecordedCall> calls(String method) {
    return of(method, calls.copy());
  }

  /**
   * Waits until so many calls of a method were begun.
   *
   * @param method its Java name, such as {@code getUser}
   * @param count how many, at least
   * @return the calls of that method
   * @throws AssertionError if they were not within ten seconds, or if this thread is interrupted
   */
  public List<RecordedCall> awaitCalls(String method, int count) {
    String what = count + " calls of " + method;
    return of(method, calls.await(all -> of(method, all).size() >= count, what));
  }

  private static List<RecordedCall> of(String method, List<RecordedCall> calls) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return invoke(method, arguments);
    }
    RecordedCall call = new RecordedCall(method.getName());
    Object[] recorded = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < recorded.length; i++) {
      recorded[i] = record(recorded[i], call);
    }
    calls.add(call);
    try {
      Object response = invoke(method, recorded);
      if (response != null) {
        call.responses().add(response);
      }
      call.ended(null);
      return response;
    } catch (Throwable failure) {
      call.ended(failure);
      throw failure;
    }
  }

  private static Object record(Object argument, RecordedCall call) {
    if (argument instanceof Receiver<?> requests) {
      return new ForwardingReceiver<>(requests, call.requests());
    } else if (argument instanceof Sender<?> responses) {
      return new ForwardingSender<>(responses, call.responses());
    } else {
      call.requests().add(argument);
      return argument;
    }
  }

  private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(behind, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }
}
