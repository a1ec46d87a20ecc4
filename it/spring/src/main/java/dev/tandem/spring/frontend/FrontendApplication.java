package dev.tandem.spring.frontend;

import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceClient;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.grpc.client.GrpcChannelFactory;

/** Calls the application that serves users. */
@SpringBootApplication
public class FrontendApplication {

  /** The client, on the channel of {@code spring.grpc.client.channel.users}. */
  @Bean
  UserService users(GrpcChannelFactory channels) {
    return new UserServiceClient(channels.createChannel("users"))
        .withTimeout(Duration.ofSeconds(30));
  }

  /** Runs it. */
  public static void main(String... arguments) {
    SpringApplication.run(FrontendApplication.class, arguments);
  }
}
