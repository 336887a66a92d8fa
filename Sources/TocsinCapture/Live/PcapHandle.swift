import CPcap

#if canImport(Glibc)
    import Glibc
#endif

/// An interface opened with libpcap. Of one thread at a time.
///
/// Safe to use: the handle lives as long as the object, and packets are only seen within `dispatch`.
@safe final class PcapHandle {
    let linkType: LinkType
    let warning: String?
    /// The interface's number at the time of opening: another one of the same name has another.
    let index: UInt32
    private let handle: OpaquePointer
    private var kernelDrops: UInt32 = 0

    /// Milliseconds after which the kernel hands over packets even if its block is not full.
    static let timeout: Int32 = 100
    /// Packets a call of `dispatch` takes at most.
    private static let maxPackets: Int32 = 8192
    private static let noIndex: UInt32 = 0

    /// Opens and activates `options.interface`.
    init(_ options: LiveCaptureOptions) throws(CaptureError) {
        let interface = options.interface
        guard NetworkInterface.isName(interface) else {
            throw CaptureError(
                interface: interface, .noSuchInterface,
                reason: "no interface can have this name; " + NetworkInterface.choice)
        }
        let index = NetworkInterface.look(interface)?.index ?? Self.noIndex
        var message = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
        guard let handle = unsafe pcap_create(interface, &message) else {
            throw CaptureError(interface: interface, .other, reason: Self.text(of: message))
        }
        let remark: String?
        do throws(CaptureError) {
            remark = unsafe try Self.activate(handle, options)
            if let filter = options.filter { unsafe try Self.filter(handle, filter, interface) }
            guard unsafe pcap_setnonblock(handle, 1, &message) == 0 else {
                throw CaptureError(interface: interface, .other, reason: Self.text(of: message))
            }
        } catch {
            // No object yet whose end would close it.
            unsafe pcap_close(handle)
            throw error
        }
        unsafe self.handle = handle
        self.index = index
        linkType = LinkType(dlt: unsafe pcap_datalink(handle))
        warning = remark
    }

    deinit { unsafe pcap_close(handle) }

    /// Hands the packets that are there to `filler`; how many, negative if the interface fails.
    func dispatch(to filler: BlockFiller) -> Int32 {
        unsafe pcap_dispatch(
            handle, Self.maxPackets,
            { user, header, bytes in
                guard let user = unsafe user, let header = unsafe header,
                    let bytes = unsafe bytes
                else { return }
                let head = unsafe header.pointee
                let filler = unsafe Unmanaged<BlockFiller>.fromOpaque(user).takeUnretainedValue()
                unsafe filler.take(
                    ts: Int64(head.ts.tv_sec) * 1_000_000 + Int64(head.ts.tv_usec),
                    wireLength: Int(head.len),
                    UnsafeBufferPointer(start: bytes, count: Int(head.caplen)))
            }, Unmanaged.passUnretained(filler).toOpaque())
    }

    /// Waits for packets or trouble; true for trouble, which the next `dispatch` may name.
    func wait() -> Bool {
        var entry = unsafe pollfd(
            fd: pcap_get_selectable_fd(handle), events: Int16(POLLIN), revents: 0)
        let status = unsafe poll(&entry, 1, Self.timeout)
        return status > 0 && entry.revents & ~Int16(POLLIN) != 0
    }

    /// Packets that the kernel's ring had no room for since the last call.
    func takeKernelDrops() -> Int {
        var stats = pcap_stat()
        guard unsafe pcap_stats(handle, &stats) == 0 else { return 0 }
        defer { kernelDrops = stats.ps_drop }
        // The count wraps at 2^32.
        return Int(stats.ps_drop &- kernelDrops)
    }

    /// What went wrong last, in libpcap's words.
    var problem: String { unsafe String(cString: pcap_geterr(handle)) }

    /// Activates the handle and returns what libpcap remarks.
    private static func activate(
        _ handle: OpaquePointer, _ options: LiveCaptureOptions
    ) throws(CaptureError) -> String? {
        let range = LiveCaptureOptions.bufferRange
        let buffer = min(max(options.kernelBuffer, range.lowerBound), range.upperBound)
        let snaps = LiveCaptureOptions.snapRange
        let snap = min(max(options.snapLength, snaps.lowerBound), snaps.upperBound)
        // None of these fails before activation. Stamps stay at libpcap's microseconds, which are what
        // the kernel's nanoseconds are cut to behind every reader.
        unsafe pcap_set_snaplen(handle, Int32(snap))
        unsafe pcap_set_promisc(handle, options.isPromiscuous ? 1 : 0)
        unsafe pcap_set_timeout(handle, timeout)
        unsafe pcap_set_buffer_size(handle, Int32(buffer))
        let status = unsafe pcap_activate(handle)
        let remark = unsafe String(cString: pcap_geterr(handle))
        guard status >= 0 else { throw error(options.interface, status, remark) }
        guard status > 0 else { return nil }
        return remark.isEmpty ? unsafe String(cString: pcap_statustostr(status)) : remark
    }

    /// Hands the filter to the kernel.
    private static func filter(
        _ handle: OpaquePointer, _ text: String, _ interface: String
    ) throws(CaptureError) {
        let program: FilterProgram
        do throws(FilterError) {
            program = unsafe try FilterProgram(text, handle)
        } catch {
            throw CaptureError(interface: interface, .filter, reason: error.description)
        }
        guard unsafe program.install(in: handle) else {
            throw CaptureError(
                interface: interface, .filter,
                reason: "the kernel refuses the filter \"\(text)\": "
                    + (unsafe String(cString: pcap_geterr(handle))))
        }
    }

    private static func error(
        _ interface: String, _ status: Int32, _ remark: String
    ) -> CaptureError {
        switch status {
        case PCAP_ERROR_NO_SUCH_DEVICE:
            CaptureError(
                interface: interface, .noSuchInterface,
                reason: "there is none of this name; " + NetworkInterface.choice)
        case PCAP_ERROR_PERM_DENIED, PCAP_ERROR_PROMISC_PERM_DENIED:
            CaptureError(
                interface: interface, .notPermitted,
                reason: "capturing needs CAP_NET_RAW: start as root, from the systemd unit, or "
                    + "after: setcap cap_net_raw+ep tocsin")
        case PCAP_ERROR_IFACE_NOT_UP:
            CaptureError(
                interface: interface, .interfaceDown,
                reason: "it is down; bring it up with: ip link set \(interface) up")
        default:
            CaptureError(
                interface: interface, .other,
                reason: remark.isEmpty
                    ? unsafe String(cString: pcap_statustostr(status)) : remark)
        }
    }

    private static func text(of message: [CChar]) -> String {
        String(
            decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
