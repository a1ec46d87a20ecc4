package main

import (
	"context"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/metadata"

	chat "peer/chat/v1"
	guide "peer/routeguide"
	user "peer/user/v1"
)

// call makes the calls of one case and prints a line for what came of each.
func call(port, name string) {
	connection, err := grpc.Dial("127.0.0.1:"+port, grpc.WithInsecure())
	must(err)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	c := caller{guide.NewRouteGuideClient(connection), user.NewUserServiceClient(connection), chat.NewChatServiceClient(connection)}
	soon := func() context.Context {
		limited, _ := context.WithTimeout(ctx, time.Second)
		return limited
	}
	sample := metadata.AppendToOutgoingContext(ctx, "sample-text", "one", "sample-data-bin", "\x00\x01\x7f\x80\xff")
	repeated := metadata.AppendToOutgoingContext(ctx, "sample-text", "one", "sample-text", "two, three")
	compressPlease := metadata.AppendToOutgoingContext(ctx, "compress-with", "gzip")
	switch name {
	case "unary":
		print(c.getFeature(ctx, 7))
	case "server_streaming":
		print(c.listFeatures(ctx, 0, 4, ignore))
	case "client_streaming":
		print(c.recordRoute(ctx, 1, 2, 3))
	case "bidi_streaming":
		print(c.dialogue(ctx, []string{"a", "b", "c"}))
	case "empty_streams":
		print(c.recordRoute(ctx))
		print(c.dialogue(ctx, nil))
	case "large_message":
		print(c.dialogue(ctx, []string{strings.Repeat("x", 1_000_000)}))
	case "long_stream":
		print(c.listFeatures(ctx, 1, 10_000, ignore))
	case "large_numbers":
		print(c.createUser(ctx, "Ada", "ada@example.com"))
	case "metadata_of_unary":
		print(c.getFeature(sample, 7))
	case "metadata_of_streams":
		print(c.dialogue(sample, []string{"a"}))
	case "repeated_metadata":
		print(c.getFeature(repeated, 7))
	case "status_codes":
		for code := int64(1); code <= 16; code++ {
			print(c.getUser(ctx, code))
		}
	case "error_details":
		print(c.createUser(ctx, "", "ada"))
	case "error_details_after_messages":
		print(c.getUserStream(ctx))
	case "unimplemented":
		print(c.sendMessage(ctx))
	case "deadline_of_unary":
		print(c.getFeature(ctx, 1))
		print(c.getFeature(soon(), -1))
	case "deadline_of_stream":
		print(c.getFeature(ctx, 1))
		print(c.talk(soon(), nil, ignore))
	case "cancelled_reading":
		print(c.listFeatures(ctx, 0, 0x7ffffffe, atThree(cancel)))
	case "cancelled_talking":
		print(c.talk(ctx, []string{"a", "b", "c"}, atThree(cancel)))
	case "compressed_requests":
		// docs:go-compression
		print(c.dialogue(ctx, []string{strings.Repeat("x", 9000)}, grpc.UseCompressor(gzip.Name)))
		// docs:end
	case "compressed_responses":
		print(c.dialogue(compressPlease, []string{strings.Repeat("x", 9000)}, grpc.UseCompressor(gzip.Name)))
	default:
		panic("no such case: " + name)
	}
}
