import { createClient } from '@connectrpc/connect';
import { createGrpcWebTransport } from '@connectrpc/connect-web';
import { NewsService } from '../../gen/code/news/v1/news_service_pb';
import { ChatRoomService } from '../../gen/code/web/v1/chat_room_service_pb';
import { UploadService } from '../../gen/code/web/v1/upload_service_pb';
import { UserDirectoryService } from '../../gen/code/web/v1/user_directory_service_pb';

/** The server that serves this page answers its calls too. */
const transport = createGrpcWebTransport({ baseUrl: window.location.origin });

export const users = createClient(UserDirectoryService, transport);
export const news = createClient(NewsService, transport);
export const uploads = createClient(UploadService, transport);
export const rooms = createClient(ChatRoomService, transport);
