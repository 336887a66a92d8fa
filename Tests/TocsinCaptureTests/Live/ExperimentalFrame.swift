/// An Ethernet frame of the protocol number that IEEE 802 sets apart for experiments, 0x88B5.
func experimentalFrame(_ number: Int, length: Int = 60, vlan: UInt16? = nil) -> [UInt8] {
    var frame: [UInt8] = [0x02, 0, 0, 0, 0, 1, 0x02, 0, 0, 0, 0, 2]
    if let vlan { frame += [0x81, 0x00, UInt8(vlan >> 8), UInt8(vlan & 0xFF)] }
    frame += [0x88, 0xB5]
    frame += stride(from: 24, through: 0, by: -8).map { UInt8(number >> $0 & 0xFF) }
    return frame + [UInt8](repeating: 0xA5, count: max(0, length - frame.count))
}
