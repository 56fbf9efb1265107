export interface VirtualTermWire {
  readonly point_id: string;
  readonly sign: 'plus' | 'minus';
}
