package dev.tandem.database;

/** The service on PostgreSQL. */
@OnPostgres
class PostgresUsersTest extends UsersContract {
  PostgresUsersTest() throws Exception {
    super(new Served(Postgres.shared().createDatabase("contract")));
  }
}
