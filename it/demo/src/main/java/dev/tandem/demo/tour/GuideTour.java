package dev.tandem.demo.tour;

import com.example.routeguide.Feature;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.demo.Transcript;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ServerStream;
import io.grpc.Channel;
import java.util.List;

/** The tutorial that every gRPC user knows. */
public final class GuideTour {
  private GuideTour() {}

  /** Calls the rpcs. */
  public static void run(Channel channel, Transcript transcript) {
    RouteGuideClient client = new RouteGuideClient(channel);
    transcript.section(RouteGuideRpc.SERVICE_NAME, "The service of gRPC's own tutorials.");

    transcript.call(RouteGuideRpc.GET_FEATURE, "(at the bell tower)");
    transcript.answer("Bell tower", client.getFeature(Places.BELL_TOWER).getName());
    transcript.call(RouteGuideRpc.GET_FEATURE, "(in the middle of nowhere)");
    transcript.answer("no name", nameOf(client.getFeature(Places.NOWHERE)));

    transcript.call(RouteGuideRpc.LIST_FEATURES, "(in town)");
    try (ServerStream<Feature> features = client.listFeatures(Places.TOWN)) {
      transcript.answer(
          List.of("Bell tower", "Old mill"), features.stream().map(Feature::getName).toList());
    }

    transcript.call(RouteGuideRpc.RECORD_ROUTE, "(a list: bell tower, old mill, bell tower)");
    RouteSummary summary =
        client.recordRoute(List.of(Places.BELL_TOWER, Places.OLD_MILL, Places.BELL_TOWER));
    transcript.answer("3 points, 3 features, 15743 m", text(summary));

    transcript.call(RouteGuideRpc.ROUTE_CHAT, "(), exchange: write and read at the same time");
    try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
      List<String> earlier =
          chat.exchange(
              notes -> {
                notes.send(Places.note(Places.BELL_TOWER, "I was here first"));
                notes.send(Places.note(Places.OLD_MILL, "It is closed"));
                notes.send(Places.note(Places.BELL_TOWER, "I was here second"));
              },
              notes -> notes.stream().map(RouteNote::getMessage).toList());
      transcript.answer(List.of("I was here first"), earlier);
    }
  }

  static String text(RouteSummary summary) {
    return "%d points, %d features, %d m"
        .formatted(summary.getPointCount(), summary.getFeatureCount(), summary.getDistance());
  }

  private static String nameOf(Feature feature) {
    return feature.getName().isEmpty() ? "no name" : feature.getName();
  }
}
