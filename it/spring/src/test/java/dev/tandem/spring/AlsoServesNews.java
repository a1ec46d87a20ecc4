package dev.tandem.spring;

import com.example.news.v1.NewsService;
import com.example.news.v1.NewsServiceRpc;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One more service: without any, Spring does not start a server. */
@Configuration
class AlsoServesNews {
  @Bean
  BindableService news() {
    return () -> NewsServiceRpc.bind(new NewsService() {});
  }
}
