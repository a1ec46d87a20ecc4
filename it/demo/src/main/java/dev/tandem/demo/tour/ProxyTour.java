package dev.tandem.demo.tour;

import com.example.common.v1.ValidationError;
import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.demo.Transcript;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.RpcException;
import io.grpc.Channel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same guide through a second server, whose only code is one line. */
public final class ProxyTour {
  private ProxyTour() {}

  /** Calls the rpcs over a channel to the proxy. */
  public static void run(Channel proxy, Transcript transcript) {
    RouteGuideClient client = new RouteGuideClient(proxy);
    transcript.section(
        "A proxy in one line", "A second server: bind(new RouteGuideClient(channelToTheFirst)).");

    transcript.call(RouteGuideRpc.GET_FEATURE, "(at the old mill)");
    transcript.answer("Old mill", client.getFeature(Places.OLD_MILL).getName());

    transcript.call(RouteGuideRpc.GET_FEATURE, "(beyond the poles)");
    RpcException.InvalidArgument refusal =
        transcript.failure(
            RpcException.InvalidArgument.class,
            "there is no such point",
            () -> client.getFeature(Places.BEYOND));
    ValidationError details = refusal.detail(ValidationError.class).orElseThrow();
    transcript.answer(
        "ValidationError: latitude is beyond the poles",
        "ValidationError: "
            + details.getErrors(0).getField()
            + " "
            + details.getErrors(0).getMessage());

    transcript.call(RouteGuideRpc.LIST_FEATURES, "(in town), with List::add as the Sender");
    List<Feature> features = new ArrayList<>();
    client.listFeatures(Places.TOWN, features::add);
    transcript.answer(
        List.of("Bell tower", "Old mill"), features.stream().map(Feature::getName).toList());

    transcript.call(RouteGuideRpc.RECORD_ROUTE, "(), then two points");
    try (ClientStream<Point, RouteSummary> route = client.recordRoute()) {
      route.send(Places.BELL_TOWER);
      route.send(Places.OLD_MILL);
      transcript.answer("2 points, 2 features, 7871 m", GuideTour.text(route.finish()));
    }

    transcript.call(RouteGuideRpc.ROUTE_CHAT, "(), one note and what was noted before");
    try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
      chat.send(Places.note(Places.OLD_MILL, "Open again"));
      transcript.answer("It is closed", text(chat.receive()));
      chat.finishSending();
      transcript.answer("the end", text(chat.receive()));
    }
  }

  private static String text(@Nullable RouteNote note) {
    return note == null ? "the end" : note.getMessage();
  }
}
