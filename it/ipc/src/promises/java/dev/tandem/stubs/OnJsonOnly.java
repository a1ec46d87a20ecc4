package dev.tandem.stubs;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Leaves out what a test does on the other transports: it/stubs runs that. */
public final class OnJsonOnly implements InvocationInterceptor {

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    for (Object argument : invoked.getArguments()) {
      if (argument instanceof Transport transport && transport != Transport.JSON) {
        invocation.skip();
        throw new TestAbortedException("it/stubs runs this on " + transport);
      }
    }
    invocation.proceed();
  }
}
