package dev.tandem.web;

import com.linecorp.armeria.common.CacheControl;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ServerCacheControl;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.file.FileService;
import com.linecorp.armeria.server.file.HttpFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a web page, as a build tool leaves them: those in {@code assets} have a hash. */
final class Page {
  private static final CacheControl FOR_EVER =
      ServerCacheControl.builder().maxAgeSeconds(31_536_000).cachePublic().immutable().build();
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** All paths that are not of REST. */
  private static final Route PLACES =
      Route.builder()
          .methods(HttpMethod.GET, HttpMethod.HEAD)
          .path("regex:^/(?!v1(?:/|$)).*$")
          .build();

  private Page() {}

  /** Has a server serve the page in a folder. */
  static void addTo(ServerBuilder server, Path folder) {
    Path index = folder.resolve("index.html");
    if (!Files.isRegularFile(index)) {
      throw new IllegalArgumentException(
          "no web page: "
              + index.toAbsolutePath()
              + " is missing; mvn -Pweb builds it (see README.md)");
    }
    HttpFile home =
        HttpFile.builder(index)
            .cacheControl(ServerCacheControl.REVALIDATED)
            .addHeader(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
            .build();
    FileService files =
        FileService.builder(folder)
            .cacheControl(ServerCacheControl.REVALIDATED)
            .addHeader(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
            .build();
    FileService assets =
        FileService.builder(folder.resolve("assets")).cacheControl(FOR_EVER).build();
    server.serviceUnder("/assets", assets); // before the others: the first that matches is taken
    server.service(PLACES, files.orElse(new Places(home.asService())));
  }

  /**
   * Gives the page for a path that looks like a place in it, and 404 for what looks like a file.
   */
  private static final class Places extends AbstractHttpService {
    private final HttpService home;

    Places(HttpService home) {
      this.home = home;
    }

    @Override
    protected HttpResponse doGet(ServiceRequestContext ctx, HttpRequest request) throws Exception {
      String path = ctx.path();
      boolean place = !path.substring(path.lastIndexOf('/')).contains(".");
      return place ? home.serve(ctx, request) : HttpResponse.of(HttpStatus.NOT_FOUND);
    }
  }
}
