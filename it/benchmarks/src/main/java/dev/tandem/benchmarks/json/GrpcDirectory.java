package dev.tandem.benchmarks.json;

import com.example.file.v1.FileChunk;
import com.example.file.v1.UploadResponse;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import dev.tandem.benchmarks.directory.Directory;
import dev.tandem.benchmarks.directory.UserList;

/** The service in gRPC: it makes its answers anew for each call, and does nothing else. */
final class GrpcDirectory implements Directory {
  @Override
  public User getUser(GetUserRequest request) {
    return Samples.user((int) request.getId());
  }

  @Override
  public UserList listUsers(GetUserStreamRequest request) {
    return Samples.users();
  }

  @Override
  public UploadResponse upload(FileChunk request) {
    return UploadResponse.newBuilder()
        .setName(request.getName())
        .setSize(request.getContent().size())
        .build();
  }
}
