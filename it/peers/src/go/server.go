package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	_ "google.golang.org/grpc/encoding/gzip" // answers compressed what came compressed
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	common "peer/common/v1"
	guide "peer/routeguide"
	user "peer/user/v1"
)

type event struct {
	Event  string `json:"event"`
	Method string `json:"method"`
	Millis int64  `json:"millis"`
}

// watch tells of a call's deadline, and of its cancellation unless it was answered before.
func watch(ctx context.Context, method string, answered *bool) {
	if !*answered && ctx.Err() != nil {
		print(event{Event: "cancelled", Method: method})
	}
}

func tellDeadline(ctx context.Context, method string) {
	if deadline, ok := ctx.Deadline(); ok {
		print(event{"deadline", method, time.Until(deadline).Milliseconds()})
	}
}

// mirrored gives the caller's own metadata to send back, as headers and as trailers.
func mirrored(ctx context.Context) (metadata.MD, metadata.MD) {
	headers, trailers := metadata.MD{}, metadata.MD{}
	given, _ := metadata.FromIncomingContext(ctx)
	for key, values := range given {
		if strings.HasPrefix(key, "sample-") {
			headers[key] = values
			trailers[strings.Replace(key, "sample", "sample-end", 1)] = values
		}
	}
	return headers, trailers
}

func mirror(stream grpc.ServerStream) error {
	headers, trailers := mirrored(stream.Context())
	stream.SetTrailer(trailers)
	return stream.SendHeader(headers)
}

func feature(location *guide.Point) *guide.Feature {
	return &guide.Feature{Name: fmt.Sprintf("at %d", location.Latitude), Location: location}
}

type routeGuide struct {
	guide.UnimplementedRouteGuideServer
}

func (routeGuide) GetFeature(ctx context.Context, point *guide.Point) (*guide.Feature, error) {
	answered := false
	defer watch(ctx, "GetFeature", &answered)
	tellDeadline(ctx, "GetFeature")
	if point.Latitude < 0 { // it is never found
		<-ctx.Done()
		return nil, status.FromContextError(ctx.Err()).Err() // a bare ctx.Err() would be UNKNOWN
	}
	headers, trailers := mirrored(ctx)
	if err := grpc.SetTrailer(ctx, trailers); err != nil {
		return nil, err
	}
	answered = true
	return feature(point), grpc.SendHeader(ctx, headers)
}

func (routeGuide) ListFeatures(area *guide.Rectangle, stream guide.RouteGuide_ListFeaturesServer) error {
	answered := false
	defer watch(stream.Context(), "ListFeatures", &answered)
	if err := mirror(stream); err != nil {
		return err
	}
	for latitude := area.Lo.Latitude; latitude <= area.Hi.Latitude; latitude++ {
		if err := stream.Send(feature(&guide.Point{Latitude: latitude})); err != nil {
			return err
		}
	}
	answered = true
	return nil
}

func (routeGuide) RecordRoute(stream guide.RouteGuide_RecordRouteServer) error {
	answered := false
	defer watch(stream.Context(), "RecordRoute", &answered)
	if err := mirror(stream); err != nil {
		return err
	}
	summary := &guide.RouteSummary{}
	for {
		point, err := stream.Recv()
		if err == io.EOF {
			answered = true
			return stream.SendAndClose(summary)
		}
		if err != nil {
			return err
		}
		summary.PointCount++
		summary.Distance += point.Latitude
	}
}

func (routeGuide) RouteChat(stream guide.RouteGuide_RouteChatServer) error {
	answered := false
	defer watch(stream.Context(), "RouteChat", &answered)
	tellDeadline(stream.Context(), "RouteChat")
	if err := mirror(stream); err != nil {
		return err
	}
	for {
		note, err := stream.Recv()
		if err == io.EOF {
			answered = true
			return nil
		}
		if err != nil {
			return err
		}
		if err := stream.Send(note); err != nil {
			return err
		}
	}
}

// docs:go-error
// notValid is the error for a user whose fields are not what they should be.
func notValid() error {
	refusal := status.New(codes.InvalidArgument, "the user is not valid: Zoë")
	detailed, err := refusal.WithDetails(
		&common.ValidationError{Errors: []*common.ErrorDetail{
			{Field: "name", Message: "must not be empty"},
			{Field: "email", Message: "must have an @"},
		}},
		&errdetails.BadRequest{FieldViolations: []*errdetails.BadRequest_FieldViolation{
			{Field: "email", Description: "must have an @"},
		}})
	if err != nil {
		return err
	}
	return detailed.Err()
}

// docs:end

type users struct {
	user.UnimplementedUserServiceServer
}

func (users) GetUser(_ context.Context, request *user.GetUserRequest) (*user.GetUserResponse, error) {
	return nil, status.Errorf(codes.Code(request.Id), "code %d: 100 %% Zoë\nand a line", request.Id)
}

func (users) CreateUser(_ context.Context, request *user.CreateUserRequest) (*user.CreateUserResponse, error) {
	if request.Name == "" || !strings.Contains(request.Email, "@") {
		return nil, notValid()
	}
	created := &user.User{Id: 9007199254740993, Name: request.Name, Email: request.Email, CreatedAt: -1}
	return &user.CreateUserResponse{User: created}, nil
}

func (users) GetUserStream(_ *user.GetUserStreamRequest, stream user.UserService_GetUserStreamServer) error {
	for _, one := range []*user.User{
		{Id: 1, Name: "Ada", Email: "ada@example.com"},
		{Id: 2, Name: "Alan", Email: "alan@example.com"},
	} {
		if err := stream.Send(one); err != nil {
			return err
		}
	}
	return notValid()
}

func serve() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	server := grpc.NewServer()
	guide.RegisterRouteGuideServer(server, routeGuide{})
	user.RegisterUserServiceServer(server, users{})
	print(map[string]int{"port": listener.Addr().(*net.TCPAddr).Port})
	if err := server.Serve(listener); err != nil {
		panic(err)
	}
}
