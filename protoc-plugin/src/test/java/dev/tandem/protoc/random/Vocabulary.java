package dev.tandem.protoc.random;

import java.util.List;
import java.util.Locale;

/** Names that have broken generators, and plain ones between them. */
final class Vocabulary {
  private static final List<String> PLAIN =
      words(
          "Foo Bar Item Order User Point Thing Event Note Shop Cart Page Token Range Entry Batch");

  /** Java's keywords, literals and the words that are keywords in places. */
  private static final List<String> KEYWORDS =
      words(
          "abstract assert boolean break byte case catch char class const continue default do"
              + " double else enum extends final finally float for goto if implements import"
              + " instanceof int interface long native new package private protected public return"
              + " short static strictfp super switch synchronized this throw throws transient try"
              + " void volatile while true false null _ var yield record sealed permits module"
              + " exports when");

  private static final List<String> MEMBERS =
      words(
          "getClass hashCode toString notify notifyAll wait clone finalize equals build newStub"
              + " getChannel getCallOptions withDeadline withDeadlineAfter withExecutor withOption"
              + " withCompression withInterceptors withCallCredentials withWaitForReady withChannel"
              + " withMaxInboundMessageSize withTimeout withHeaders bind bindAsync"
              + " serviceDescriptor schema descriptor service options request requests responses"
              + " channel callOptions perCall headers SERVICE_NAME async client main of close send"
              + " receive values");

  private static final List<String> TYPES =
      words(
          "String Object Override Deprecated Iterable Class Void Throwable Error Thread Record Enum"
              + " Integer Module Exception List Iterator Duration Flow Optional CompletableFuture"
              + " Publisher Subscriber Stream Map Channel CallOptions MethodDescriptor"
              + " ServiceDescriptor ServerServiceDefinition Metadata AbstractStub StubFactory"
              + " Status StatusRuntimeException BindableService Context Message Empty Any"
              + " Descriptors ByteString Parser MessageLite Timestamp GeneratedMessage Sender"
              + " Receiver ServerStream ClientStream BidiStream RpcException Unimplemented"
              + " ServerOptions ClientCalls ServiceSchema ServiceBinder AsyncCalls CallKind Rpc"
              + " Client Async AsyncClient Api Generated Mark NullMarked Nullable ClientOptions"
              + " CallContext");

  private static final List<String> ROOTS =
      words("io dev org google javax jakarta tandem grpc runtime protobuf stub util lang");

  private static final List<String> ODD =
      words(
          "_ __ _a a_ A a aB AB a_b a_B a__b A_B x1 X1 a1b _1 __a__ GetFoo get_foo getFoo GETFOO"
              + " Get_Foo GET_FOO T Q R HTTPInfo http_info GetHTTPInfo get2 Get_2 foo FOO fOO"
              + " ITEM");

  private static final List<String> ENDINGS =
      words("Client Async AsyncClient Rpc OrBuilder OuterClass Proto Api Service _ 1 X");

  private static final List<List<String>> NASTY =
      List.of(KEYWORDS, MEMBERS, TYPES, TYPES, ROOTS, ODD);

  private Vocabulary() {}

  static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  /** A name of a message or an enum. Few are keywords: those are refused. */
  static String type(Dice dice) {
    String name = anyType(dice);
    return KEYWORDS.contains(name) && dice.chance(80) ? name + "0" : name;
  }

  /** A name of a service or a file. */
  static String anyType(Dice dice) {
    if (dice.chance(40)) {
      return dice.pick(PLAIN);
    }
    String word = dice.chance(50) ? dice.pick(TYPES) : dice.pick(dice.pick(NASTY));
    return dice.chance(30) ? vary(word, dice) : word;
  }

  /** A name of an rpc, mostly with a capital as the style guide wants it. */
  static String rpc(Dice dice) {
    String word = dice.pick(dice.chance(30) ? PLAIN : dice.pick(NASTY));
    return dice.chance(50) ? capital(word) : vary(word, dice);
  }

  /** A name of a field. */
  static String field(Dice dice) {
    return dice.pick(dice.chance(20) ? dice.pick(NASTY) : PLAIN).toLowerCase(Locale.ROOT);
  }

  /** One part of a package; with a keyword only where that is asked for. */
  static String packagePart(Dice dice, boolean keywords) {
    String part = dice.pick(dice.pick(keywords ? List.of(KEYWORDS) : List.of(ROOTS, PLAIN, TYPES)));
    return dice.chance(50) ? part.toLowerCase(Locale.ROOT) : part;
  }

  /** A name that is like another one. */
  static String vary(String word, Dice dice) {
    return switch (dice.below(9)) {
      case 0 -> capital(word);
      case 1 -> word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
      case 2 -> word.toUpperCase(Locale.ROOT);
      case 3 -> word.toLowerCase(Locale.ROOT);
      case 4 -> word.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
      case 5 -> word + "_";
      case 6 -> "_" + word;
      default -> word + dice.pick(ENDINGS);
    };
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
