package dev.tandem.stubs;

import com.example.routeguide.Feature;
import com.example.routeguide.RouteGuideClient;
import dev.tandem.runtime.ServerStream;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;

/** Reads a stream without end, slowly, until it is killed. */
public final class KilledClientMain {
  private KilledClientMain() {}

  /** Runs it; the argument is the server's port. */
  public static void main(String[] args) {
    RouteGuideClient client =
        new RouteGuideClient(
            NettyChannelBuilder.forAddress("localhost", Integer.parseInt(args[0]))
                .usePlaintext()
                .build());
    try (ServerStream<Feature> features = client.listFeatures(Messages.AREA)) {
      for (Feature feature : features) {
        System.out.println("read " + feature.getName());
        Await.sleep(100);
      }
    }
  }
}
