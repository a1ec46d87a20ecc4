package dev.tandem.interop;

import java.lang.reflect.Method;

/**
 * Runs grpc-java's test server on a free port, which its own main method cannot say. It is started
 * with grpc-java's class path, and ends when its standard input does.
 */
final class GrpcJavaServerMain {
  static final String PORT = "port: ";

  private GrpcJavaServerMain() {}

  public static void main(String[] arguments) throws Exception {
    Class<?> type = Class.forName("io.grpc.testing.integration.TestServiceServer");
    Object server = type.getConstructor().newInstance();
    accessible(type.getDeclaredMethod("parseArgs", String[].class))
        .invoke(server, (Object) new String[] {"--port=0", "--use_tls=false"});
    accessible(type.getDeclaredMethod("start")).invoke(server);
    System.out.println(PORT + accessible(type.getDeclaredMethod("getPort")).invoke(server));
    while (System.in.read() >= 0) {
      // Nothing is said to it.
    }
    System.exit(0);
  }

  private static Method accessible(Method method) {
    method.setAccessible(true);
    return method;
  }
}
