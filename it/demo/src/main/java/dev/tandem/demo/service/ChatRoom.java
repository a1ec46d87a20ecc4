package dev.tandem.demo.service;

import com.example.chat.v1.ChatMessage;
import com.example.chat.v1.ChatService;
import com.example.chat.v1.Empty;
import com.example.chat.v1.FileChunk;
import com.example.chat.v1.FileInfo;
import com.example.chat.v1.Message;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One room for all. What is said live is heard by all that are in it, the speaker too. */
public final class ChatRoom implements ChatService {
  // A member that does not keep up must not hold up the others for longer; it misses the message.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final List<Message> board = new CopyOnWriteArrayList<>();
  private final List<Sender<ChatMessage>> members = new CopyOnWriteArrayList<>();

  @Override
  public Empty sendMessage(Message request) {
    board.add(request);
    return Empty.getDefaultInstance();
  }

  @Override
  public void getMessages(Empty request, Sender<Message> responses) {
    board.forEach(responses::send);
  }

  @Override
  public FileInfo uploadFile(Receiver<FileChunk> requests) {
    FileInfo.Builder info = FileInfo.newBuilder();
    for (FileChunk chunk : requests) {
      if (info.getName().isEmpty()) {
        info.setName(chunk.getName());
      }
      info.setSize(info.getSize() + chunk.getContent().size());
    }
    return info.build();
  }

  @Override
  public void chat(Receiver<ChatMessage> requests, Sender<ChatMessage> responses) {
    members.add(responses);
    try {
      for (ChatMessage said : requests) {
        members.forEach(member -> tell(member, said));
      }
    } finally {
      members.remove(responses);
    }
  }

  private void tell(Sender<ChatMessage> member, ChatMessage said) {
    try {
      member.send(said, PATIENCE);
    } catch (RpcException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e; // The speaker has gone, not this member.
      }
      members.remove(member);
    }
  }
}
