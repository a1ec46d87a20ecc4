package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	chat "peer/chat/v1"
	common "peer/common/v1"
	guide "peer/routeguide"
	user "peer/user/v1"
)

// outcome is what came of a call.
type outcome struct {
	Code      string              `json:"code"`
	Message   string              `json:"message"`
	Details   []string            `json:"details"`
	Responses []string            `json:"responses"`
	Headers   map[string][]string `json:"headers"`
	Trailers  map[string][]string `json:"trailers"`
}

// codeNames are those of the specification; Go has its own spelling.
var codeNames = strings.Fields("OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND " +
	"ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE " +
	"UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED")

func short(text string) string {
	if len(text) > 100 {
		return fmt.Sprintf("%d characters", len(text))
	}
	return text
}

func describe(message interface{}) string {
	switch one := message.(type) {
	case *guide.Feature:
		return one.Name
	case *guide.RouteSummary:
		return fmt.Sprintf("%d points, %d", one.PointCount, one.Distance)
	case *guide.RouteNote:
		return short(one.Message)
	case *user.CreateUserResponse:
		return describe(one.User)
	case *user.User:
		return fmt.Sprintf("%d %s %s %d", one.Id, one.Name, one.Email, one.CreatedAt)
	default:
		return fmt.Sprintf("%T", message)
	}
}

// docs:go-details
// describeDetails reads the details of an error, in their order.
func describeDetails(err error) []string {
	found := []string{}
	for _, detail := range status.Convert(err).Details() {
		switch one := detail.(type) {
		case *common.ValidationError:
			found = append(found, describeProblems(one))
		case *errdetails.BadRequest:
			found = append(found, describeViolations(one))
		}
	}
	return found
}

// docs:end

func describeProblems(wrong *common.ValidationError) string {
	texts := []string{}
	for _, each := range wrong.Errors {
		texts = append(texts, each.Field+" "+each.Message)
	}
	return "common.v1.ValidationError: " + strings.Join(texts, ", ")
}

func describeViolations(wrong *errdetails.BadRequest) string {
	texts := []string{}
	for _, each := range wrong.FieldViolations {
		texts = append(texts, each.Field+" "+each.Description)
	}
	return "google.rpc.BadRequest: " + strings.Join(texts, ", ")
}

func samples(md metadata.MD) map[string][]string {
	found := map[string][]string{}
	for key, values := range md {
		if !strings.HasPrefix(key, "sample-") {
			continue
		}
		for _, value := range values {
			if strings.HasSuffix(key, "-bin") {
				value = hex.EncodeToString([]byte(value))
			}
			found[key] = append(found[key], value)
		}
	}
	return found
}

func ended(err error, responses []string, headers, trailers metadata.MD) outcome {
	code := status.Code(err)
	return outcome{codeNames[code], status.Convert(err).Message(), describeDetails(err), responses, samples(headers), samples(trailers)}
}

// unary makes a call with one response, which is given only if there was no error.
func unary(call func(options ...grpc.CallOption) (interface{}, error)) outcome {
	var headers, trailers metadata.MD
	responses := []string{}
	response, err := call(grpc.Header(&headers), grpc.Trailer(&trailers))
	if err == nil {
		responses = append(responses, describe(response))
	}
	return ended(err, responses, headers, trailers)
}

// stream reads a stream to its end; onMessage hears the number of each message, and may cancel.
func stream(call grpc.ClientStream, receive func() (interface{}, error), onMessage func(number int)) outcome {
	responses := []string{}
	for {
		message, err := receive()
		if err != nil {
			headers, _ := call.Header()
			if err == io.EOF {
				err = nil
			}
			return ended(err, responses, headers, call.Trailer())
		}
		if call.Context().Err() == nil { // some may be on their way when it is cancelled
			responses = append(responses, describe(message))
			onMessage(len(responses))
		}
	}
}

func ignore(int) {}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// caller has the calls of the cases.
type caller struct {
	guide guide.RouteGuideClient
	users user.UserServiceClient
	chat  chat.ChatServiceClient
}

func (c caller) getFeature(ctx context.Context, latitude int32) outcome {
	return unary(func(options ...grpc.CallOption) (interface{}, error) {
		return c.guide.GetFeature(ctx, &guide.Point{Latitude: latitude}, options...)
	})
}

func (c caller) listFeatures(ctx context.Context, low, high int32, onMessage func(int)) outcome {
	area := &guide.Rectangle{Lo: &guide.Point{Latitude: low}, Hi: &guide.Point{Latitude: high}}
	call, err := c.guide.ListFeatures(ctx, area)
	must(err)
	return stream(call, func() (interface{}, error) { return call.Recv() }, onMessage)
}

func (c caller) recordRoute(ctx context.Context, latitudes ...int32) outcome {
	return unary(func(options ...grpc.CallOption) (interface{}, error) {
		call, err := c.guide.RecordRoute(ctx, options...)
		must(err)
		for _, latitude := range latitudes {
			must(call.Send(&guide.Point{Latitude: latitude}))
		}
		return call.CloseAndRecv()
	})
}

// dialogue sends each text when the answer to the one before has come, and ends after the last.
func (c caller) dialogue(ctx context.Context, texts []string, options ...grpc.CallOption) outcome {
	call, err := c.guide.RouteChat(ctx, options...)
	must(err)
	next := func(number int) {
		if number == len(texts) {
			must(call.CloseSend())
		} else {
			must(call.Send(&guide.RouteNote{Message: texts[number]}))
		}
	}
	next(0)
	return stream(call, func() (interface{}, error) { return call.Recv() }, next)
}

// talk sends the texts at once, and does not end.
func (c caller) talk(ctx context.Context, texts []string, onMessage func(int)) outcome {
	call, err := c.guide.RouteChat(ctx)
	must(err)
	for _, text := range texts {
		must(call.Send(&guide.RouteNote{Message: text}))
	}
	return stream(call, func() (interface{}, error) { return call.Recv() }, onMessage)
}

func (c caller) getUser(ctx context.Context, id int64) outcome {
	return unary(func(options ...grpc.CallOption) (interface{}, error) {
		return c.users.GetUser(ctx, &user.GetUserRequest{Id: id}, options...)
	})
}

func (c caller) createUser(ctx context.Context, name, email string) outcome {
	return unary(func(options ...grpc.CallOption) (interface{}, error) {
		return c.users.CreateUser(ctx, &user.CreateUserRequest{Name: name, Email: email}, options...)
	})
}

func (c caller) getUserStream(ctx context.Context) outcome {
	call, err := c.users.GetUserStream(ctx, &user.GetUserStreamRequest{})
	must(err)
	return stream(call, func() (interface{}, error) { return call.Recv() }, ignore)
}

func (c caller) sendMessage(ctx context.Context) outcome {
	return unary(func(options ...grpc.CallOption) (interface{}, error) {
		return c.chat.SendMessage(ctx, &chat.Message{}, options...)
	})
}

func atThree(cancel context.CancelFunc) func(int) {
	return func(number int) {
		if number == 3 {
			cancel()
		}
	}
}
