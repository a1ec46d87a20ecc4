package dev.tandem.security.login;

import java.util.Set;

/**
 * What is stored of a user.
 *
 * @param password the password's hash
 * @param scopes what the user may do
 */
public record Account(PasswordHash password, Set<String> scopes) {}
