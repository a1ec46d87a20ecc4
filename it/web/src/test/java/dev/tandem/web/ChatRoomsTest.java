package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.chat.v1.ChatMessage;
import com.example.chat.v1.ChatServiceClient;
import com.example.web.v1.ChatRoomServiceClient;
import com.example.web.v1.JoinRequest;
import com.example.web.v1.RoomEvent;
import com.example.web.v1.SayRequest;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Talking and listening in calls of their own, and what others in the same room see of it. */
@Timeout(60)
class ChatRoomsTest {
  private final Site site = Site.start();
  private final ChatRoomServiceClient rooms = new ChatRoomServiceClient(site.channel());

  @AfterEach
  void stop() {
    site.close();
  }

  /** Somebody in the room, who has heard of nobody else yet. */
  private final class Member implements AutoCloseable {
    private final ServerStream<RoomEvent> events;
    private final String session;

    Member(String name) {
      events = rooms.join(JoinRequest.newBuilder().setUser(name).build());
      session = events.receive().getSession();
      assertFalse(session.isEmpty());
      assertEquals("* " + name + " came in", hear());
    }

    String hear() {
      ChatMessage said = events.receive().getSaid();
      return (said.getUser().isEmpty() ? "*" : said.getUser() + ":") + " " + said.getText();
    }

    void say(String text) {
      rooms.say(SayRequest.newBuilder().setSession(session).setText(text).build());
    }

    @Override
    public void close() {
      events.close();
    }
  }

  @Test
  void allHearWhatIsSaid() {
    try (Member ada = new Member("Ada");
        Member grace = new Member("Grace")) {
      assertEquals("* Grace came in", ada.hear());
      ada.say("hello, 東京");
      grace.say("hi");
      assertEquals("Ada: hello, 東京", ada.hear());
      assertEquals("Ada: hello, 東京", grace.hear());
      assertEquals("Grace: hi", grace.hear());
    }
  }

  @Test
  void thoseWithGrpcAreInTheSameRoom() {
    try (Member ada = new Member("Ada");
        BidiStream<ChatMessage, ChatMessage> alan = new ChatServiceClient(site.channel()).chat()) {
      alan.send(ChatMessage.newBuilder().setUser("Alan").setText("by gRPC").build());
      assertEquals("Alan: by gRPC", ada.hear());
      assertEquals("by gRPC", alan.receive().getText());
      ada.say("by HTTP/1.1");
      assertEquals("by HTTP/1.1", alan.receive().getText());
    }
  }

  @Test
  void leavingEndsTheSession() throws Exception {
    Member ada = new Member("Ada");
    ada.close();
    while (site.server().rooms().members() > 0) {
      Thread.sleep(10);
    }
    assertThrows(RpcException.NotFound.class, () -> ada.say("still there?"));
  }

  @Test
  void limits() {
    for (String name : new String[] {"", "  ", "x".repeat(31)}) {
      assertThrows(RpcException.InvalidArgument.class, () -> new Member(name));
    }
    try (Member ada = new Member("Ada")) {
      assertThrows(RpcException.InvalidArgument.class, () -> ada.say(""));
      assertThrows(RpcException.InvalidArgument.class, () -> ada.say("x".repeat(1001)));
    }
  }
}
