package dev.tandem.peers;

import static io.grpc.Metadata.ASCII_STRING_MARSHALLER;
import static io.grpc.Metadata.BINARY_BYTE_MARSHALLER;
import static java.util.Objects.requireNonNull;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import io.grpc.Metadata;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sends the caller's own metadata back, and tells of deadlines and cancellations. */
final class SampleGuide implements RouteGuide {
  private static final Metadata.Key<String> COMPRESS_WITH =
      Metadata.Key.of("compress-with", ASCII_STRING_MARSHALLER);

  private final Events events;

  SampleGuide(Events events) {
    this.events = events;
  }

  @Override
  public Feature getFeature(Point request) {
    return watched("GetFeature", () -> find(request));
  }

  private static Feature find(Point point) {
    if (point.getLatitude() < 0) { // it is never found
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        throw new RpcException.Cancelled("the search was given up");
      }
    }
    return Feature.newBuilder().setName("at " + point.getLatitude()).setLocation(point).build();
  }

  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    watched("ListFeatures", () -> sendAll(request, responses));
  }

  private static boolean sendAll(Rectangle area, Sender<Feature> responses) {
    for (int i = area.getLo().getLatitude(); i <= area.getHi().getLatitude(); i++) {
      responses.send(find(Point.newBuilder().setLatitude(i).build()));
    }
    return true;
  }

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    return watched("RecordRoute", () -> sumUp(requests));
  }

  private static RouteSummary sumUp(Receiver<Point> points) {
    RouteSummary.Builder summary = RouteSummary.newBuilder();
    for (Point point : points) {
      summary.setPointCount(summary.getPointCount() + 1);
      summary.setDistance(summary.getDistance() + point.getLatitude());
    }
    return summary.build();
  }

  @Override
  public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    watched("RouteChat", () -> echo(requests, responses));
  }

  private static boolean echo(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    requests.forEach(responses::send);
    return true;
  }

  private <T> T watched(String method, Supplier<T> handler) {
    CallContext call = CallContext.current();
    call.deadline()
        .map(deadline -> deadline.timeRemaining(TimeUnit.MILLISECONDS))
        .ifPresent(left -> events.add(new ServerEvent("deadline", method, left)));
    if ("gzip".equals(call.headers().get(COMPRESS_WITH))) {
      call.setCompression("gzip");
    }
    mirror(call);
    try {
      return handler.get();
    } catch (RpcException e) {
      if (call.isCancelled()) {
        events.add(ServerEvent.cancelled(method));
      }
      throw e;
    }
  }

  private static void mirror(CallContext call) {
    for (String name : call.headers().keys()) {
      if (name.startsWith("sample-") && name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        mirror(call, name, BINARY_BYTE_MARSHALLER);
      } else if (name.startsWith("sample-")) {
        mirror(call, name, ASCII_STRING_MARSHALLER);
      }
    }
  }

  private static void mirror(
      CallContext call, String name, Metadata.BinaryMarshaller<byte[]> marshaller) {
    Metadata.Key<byte[]> key = Metadata.Key.of(name, marshaller);
    Metadata.Key<byte[]> endKey = Metadata.Key.of(atEnd(name), marshaller);
    for (byte[] value : requireNonNull(call.headers().getAll(key))) {
      call.responseHeaders().put(key, value);
      call.responseTrailers().put(endKey, value);
    }
  }

  private static void mirror(
      CallContext call, String name, Metadata.AsciiMarshaller<String> marshaller) {
    Metadata.Key<String> key = Metadata.Key.of(name, marshaller);
    Metadata.Key<String> endKey = Metadata.Key.of(atEnd(name), marshaller);
    for (String value : requireNonNull(call.headers().getAll(key))) {
      call.responseHeaders().put(key, value);
      call.responseTrailers().put(endKey, value);
    }
  }

  private static String atEnd(String name) {
    return name.replace("sample", "sample-end");
  }
}
