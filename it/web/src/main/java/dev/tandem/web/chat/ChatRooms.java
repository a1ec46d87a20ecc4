package dev.tandem.web.chat;

import com.example.chat.v1.ChatMessage;
import com.example.chat.v1.ChatServiceClient;
import com.example.web.v1.ChatRoomService;
import com.example.web.v1.JoinRequest;
import com.example.web.v1.RoomEvent;
import com.example.web.v1.SayRequest;
import com.example.web.v1.SayResponse;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bridge: one call of {@code Join} and those of {@code Say} become one call, of both directions,
 * to the chat. It is made while {@code Join} is answered, so that it ends with it.
 */
public final class ChatRooms implements ChatRoomService {
  private static final int LONGEST_NAME = 30;
  private static final int LONGEST_TEXT = 1_000;

  private record Member(String name, BidiStream<ChatMessage, ChatMessage> room) {
    void say(String text) {
      room.send(ChatMessage.newBuilder().setUser(name).setText(text).build());
    }
  }

  private final ChatServiceClient chat;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Member> sessions = new ConcurrentHashMap<>();

  /** Takes its members into this chat. */
  public ChatRooms(ChatServiceClient chat) {
    this.chat = chat;
  }

  @Override
  public void join(JoinRequest request, Sender<RoomEvent> responses) {
    String name = checked("user", request.getUser(), LONGEST_NAME);
    String session = newSession();
    try (BidiStream<ChatMessage, ChatMessage> room = chat.chat()) {
      sessions.put(session, new Member(name, room));
      responses.send(RoomEvent.newBuilder().setSession(session).build());
      room.send(ChatMessage.newBuilder().setText(name + " came in").build());
      for (ChatMessage said : room) {
        responses.send(RoomEvent.newBuilder().setSaid(said).build());
      }
    } catch (RpcException e) { // of the chat, or of a caller who has left and is told nothing
      throw new RpcException.Unavailable("the room is closed: join again").withCause(e);
    } finally {
      sessions.remove(session);
    }
  }

  @Override
  public SayResponse say(SayRequest request) {
    String text = checked("text", request.getText(), LONGEST_TEXT);
    Member member = sessions.get(request.getSession());
    if (member == null) {
      throw new RpcException.NotFound("the session has ended: join again");
    }
    try {
      member.say(text);
    } catch (RpcException e) {
      throw new RpcException.NotFound("the session has ended: join again").withCause(e);
    }
    return SayResponse.getDefaultInstance();
  }

  /** Says how many are in the room. */
  public int members() {
    return sessions.size();
  }

  private String newSession() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String checked(String field, String value, int longest) {
    String trimmed = value.strip();
    if (trimmed.isEmpty() || trimmed.codePointCount(0, trimmed.length()) > longest) {
      throw new RpcException.InvalidArgument(field + " must have 1 to " + longest + " characters");
    }
    return trimmed;
  }
}
