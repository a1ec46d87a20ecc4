import type { ComponentType } from 'react';
import { ChatIcon, ClassicIcon, NewsIcon, UploadIcon, UsersIcon } from '../parts/icons';
import { ChatPage } from './ChatPage';
import { ClassicPage } from './ClassicPage';
import { NewsPage } from './NewsPage';
import { UploadPage } from './UploadPage';
import { UsersPage } from './UsersPage';

interface Page {
  path: string;
  /** In the navigation. */
  name: string;
  /** Above the page. */
  title: string;
  lead: string;
  Icon: ComponentType;
  Content: ComponentType;
}

export const PAGES: readonly Page[] = [
  {
    path: '/',
    name: 'Users',
    title: 'Users',
    lead: 'Unary calls: one request, one response, and errors that name the field.',
    Icon: UsersIcon,
    Content: UsersPage,
  },
  {
    path: '/news',
    name: 'News',
    title: 'Live news',
    lead: 'Server streaming: items appear as the server sends them.',
    Icon: NewsIcon,
    Content: NewsPage,
  },
  {
    path: '/upload',
    name: 'Upload',
    title: 'Upload a file',
    lead: 'A browser cannot stream requests, so the file goes in parts, one call each.',
    Icon: UploadIcon,
    Content: UploadPage,
  },
  {
    path: '/chat',
    name: 'Chat',
    title: 'Chat',
    lead: 'One call listens, others talk. Open a second tab and talk to yourself.',
    Icon: ChatIcon,
    Content: ChatPage,
  },
  {
    path: '/classic',
    name: 'Classic',
    title: 'Classic grpc-web',
    lead: 'The same server, called with the grpc-web package in its text format.',
    Icon: ClassicIcon,
    Content: ClassicPage,
  },
];
