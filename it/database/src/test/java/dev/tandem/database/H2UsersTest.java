package dev.tandem.database;

import java.io.IOException;

/** The service on the database that is the default. */
class H2UsersTest extends UsersContract {
  H2UsersTest() throws IOException {
    super(new Served("jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1"));
  }
}
