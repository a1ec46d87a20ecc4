package dev.tandem.protoc.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a name in a comment leads.
 *
 * @param reference what Javadoc's link tag takes, as the contract's source has to write it: such as
 *     {@code User} or {@code com.example.UserService#getUser}
 * @param text what to call it where the comment says nothing but its name
 */
public record DocLink(String reference, String text) {

  /**
   * How a comment names an element of a proto: {@code [text][pkg.Name]} or {@code [pkg.Name][]}.
   * The groups {@code text} and {@code name} are what is in the brackets. Behind a letter it is
   * something else, such as an array's indices.
   */
  public static final Pattern REFERENCE =
      Pattern.compile("\\[(?<!\\w\\[)(?<text>[^\\[\\]]{1,300})\\]\\n?\\[(?<name>[\\w.]*)\\]");

  /**
   * The name that a comment gives an element.
   *
   * @param reference what {@link #REFERENCE} has found
   * @return the name, which may be that of nothing
   */
  public static String name(Matcher reference) {
    String name = reference.group("name");
    return name.isEmpty() ? reference.group("text").replace("`", "").strip() : name;
  }
}
