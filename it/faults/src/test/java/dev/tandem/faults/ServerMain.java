package dev.tandem.faults;

import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.stubs.Guide;
import io.grpc.Server;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. */
public final class ServerMain {
  private ServerMain() {}

  /** How its handlers behave. */
  enum Behaviour {
    GOOD,
    PAUSED,
    FLOODED;

    private RouteGuide guide() {
      return switch (this) {
        case GOOD -> new Guide();
        case PAUSED -> new PausedGuide();
        case FLOODED -> new FloodedGuide();
      };
    }
  }

  /** Runs it until it is killed; the arguments are its port or 0, and its behaviour. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Server server =
        Wire.serverOn(Integer.parseInt(args[0]))
            .permitKeepAliveTime(1, TimeUnit.SECONDS)
            .addService(RouteGuideRpc.bind(Behaviour.valueOf(args[1]).guide()))
            .build()
            .start();
    System.out.println("port " + server.getPort());
    server.awaitTermination();
  }
}
