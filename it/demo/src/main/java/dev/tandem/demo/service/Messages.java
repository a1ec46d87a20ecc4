package dev.tandem.demo.service;

import com.example.chatapp.HistoryRequest;
import com.example.chatapp.MessageService;
import com.example.chatapp.PostRequest;
import com.example.chatapp.PostedMessage;
import com.example.chatapp.UserInfo;
import com.example.chatapp.UserService;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The messages of the chat application. It asks another service who the sender is, and cannot tell
 * whether that one is in this process or behind a generated client: both are a {@link UserService}.
 */
public final class Messages implements MessageService {
  private final UserService users;
  private final List<PostedMessage> posted = new CopyOnWriteArrayList<>();

  /** Starts without messages; the service knows the senders. */
  public Messages(UserService users) {
    this.users = users;
  }

  @Override
  public PostedMessage post(PostRequest request) {
    PostedMessage message =
        PostedMessage.newBuilder()
            .setSender(sender(request.getSenderId()))
            .setText(request.getText())
            .build();
    posted.add(message);
    return message;
  }

  @Override
  public void history(HistoryRequest request, Sender<PostedMessage> responses) {
    long limit = request.getLimit() <= 0 ? Long.MAX_VALUE : request.getLimit();
    posted.stream().limit(limit).forEach(responses::send);
  }

  private UserInfo sender(String id) {
    try {
      return users.getUser(UserInfo.newBuilder().setId(id).build());
    } catch (RpcException.NotFound e) {
      // Another server's error is not passed on unasked: this service says it in its own words.
      throw new RpcException.InvalidArgument("the sender " + id + " is a stranger").withCause(e);
    }
  }
}
