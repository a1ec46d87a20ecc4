package dev.tandem.ipc.json;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The messages of the chats. */
final class Notes {
  private Notes() {}

  static RouteNote note(String text) {
    return RouteNote.newBuilder().setMessage(text).build();
  }

  static List<RouteNote> notes(int count) {
    return IntStream.range(0, count).mapToObj(i -> note("n" + i)).toList();
  }

  static List<RouteNote> chat(RouteGuideClient client, List<RouteNote> notes) {
    List<RouteNote> answers = new ArrayList<>();
    client.routeChat(Receiver.of(notes), answers::add);
    return answers;
  }
}
