# machine.CAN: the controllers of pyb.CAN in another dress.

import micropython
import pyb

_MODES = (
    pyb.CAN.NORMAL,
    None,
    pyb.CAN.LOOPBACK,
    pyb.CAN.SILENT,
    pyb.CAN.SILENT_LOOPBACK,
)
_CLOCK = micropython.const(42000000)


# What `CAN.irq` gives.
class Irq:
    def __init__(self, can):
        self._can = can

    def flags(self):
        return self._can._flags()

    def trigger(self):
        return self._can._trigger


class CAN:
    MODE_NORMAL = 0
    MODE_SLEEP = 1
    MODE_LOOPBACK = 2
    MODE_SILENT = 3
    MODE_SILENT_LOOPBACK = 4
    STATE_STOPPED = 0
    STATE_ACTIVE = 1
    STATE_WARNING = 2
    STATE_PASSIVE = 3
    STATE_BUS_OFF = 4
    FLAG_RTR = 1
    FLAG_EXT_ID = 2
    FLAG_UNORDERED = 16
    RECV_ERR_FULL = 1
    RECV_ERR_OVERRUN = 2
    IRQ_TX = 1
    IRQ_RX = 2
    IRQ_TX_FAILED = 4
    IRQ_STATE = 8
    IRQ_TX_IDX_SHIFT = 16
    IRQ_TX_IDX_MASK = 255
    FILTERS_MAX = 14
    TX_QUEUE_LEN = 3

    def __init__(self, id, *args, **settings):
        self._bus = pyb.CAN(id)
        self._id = id
        self._handler = None
        self._trigger = 0
        self._irq = Irq(self)
        self.init(*args, **settings)

    def __repr__(self):
        return "CAN(%r, bitrate=%d)" % (self._id, self._timings[0])

    def init(self, bitrate, mode=0, sample_point=75, sjw=1, tseg1=None, tseg2=None):
        if not 0 <= mode <= 4 or _MODES[mode] is None:
            raise ValueError("invalid mode")
        if (tseg1 is None) != (tseg2 is None):
            raise ValueError("tseg1 and tseg2 go together")
        found = None
        for after in range(1, 9) if tseg2 is None else (tseg2,):
            for before in range(1, 17) if tseg1 is None else (tseg1,):
                parts = 1 + before + after
                prescaler = _CLOCK // (bitrate * parts)
                if not 1 <= prescaler <= 1024:
                    continue
                if abs(_CLOCK // (prescaler * parts) - bitrate) * 1000 > bitrate:
                    continue
                if tseg1 is None and abs((1 + before) * 100 // parts - sample_point) > 1:
                    continue
                found = found or (prescaler, before, after)
        if found is None:
            raise ValueError("invalid bitrate")
        prescaler, before, after = found
        self._bus.init(_MODES[mode], prescaler, sjw=sjw, bs1=before, bs2=after)
        real = _CLOCK // (prescaler * (1 + before + after))
        self._timings = (real, sjw, before, after, None, None)
        # Identifiers on their way, and events that are not told yet.
        self._queue = [None, None, None]
        self._sent = []
        self._overruns = 0
        self._lost = [0, 0]
        for fifo in (0, 1):
            self._bus.rxcallback(fifo, self._happened(fifo))
        self._clear(0)

    def deinit(self):
        self._bus.deinit()

    def restart(self):
        self._bus.restart()

    def state(self):
        return self._bus.state()

    def _clear(self, first):
        for bank in range(first, 14):
            self._bus.clearfilter(bank)

    def set_filters(self, filters):
        bank = 0
        if filters is None:
            # Both lengths of identifiers, data and requests for data.
            for extended in (False, True):
                for remote in (False, True):
                    self._bus.setfilter(
                        bank, pyb.CAN.MASK32, 0, (0, 0), rtr=(remote,), extframe=extended
                    )
                    bank += 1
        else:
            filters = list(filters)
            if len(filters) > 14:
                raise ValueError("too many filters")
            for identifier, mask, flags in filters:
                if flags & ~3:
                    raise ValueError("unsupported flags")
                extended = bool(flags & 2)
                most = 0x1FFFFFFF if extended else 0x7FF
                if not (0 <= identifier <= most and 0 <= mask <= most):
                    raise ValueError("invalid id")
                self._bus.setfilter(
                    bank,
                    pyb.CAN.MASK32,
                    bank & 1,
                    (identifier, mask),
                    rtr=(bool(flags & 1),),
                    extframe=extended,
                )
                bank += 1
        self._clear(bank)

    def _happened(self, fifo):
        def told(bus, reason):
            if reason == 2:
                self._overruns += 1
                self._lost[fifo] = 1
            elif reason == 0 and self._trigger & 2 and self._handler:
                self._handler(self)

        return told

    def recv(self, arg=None):
        for fifo in (0, 1):
            if not self._bus.any(fifo):
                continue
            errors = 1 if self._bus.info()[6 + fifo] == 3 else 0
            if self._lost[fifo]:
                self._lost[fifo] = 0
                errors |= 2
            if arg is None:
                arg = [0, memoryview(bytearray(8)), 0, 0]
            message = [0, 0, 0, 0, arg[1]]
            self._bus.recv(fifo, message)
            arg[0] = message[0]
            arg[2] = message[2] | message[1] << 1
            arg[3] = errors
            return arg

    def send(self, id, data, flags=0):
        extended = bool(flags & 2)
        if not 0 <= id <= (0x1FFFFFFF if extended else 0x7FF):
            raise ValueError("invalid id")
        if self._bus.state() in (0, 4):
            raise OSError(5)
        # What waits where; a message goes into the first mailbox that is free.
        waiting = self._bus._occupied()
        index = 0
        while waiting >> index & 1:
            index += 1
        if index == 3:
            return None
        for i in range(3):
            if waiting >> i & 1 and self._queue[i] == (id, extended) and not flags & 16:
                return None
        try:
            self._bus.send(data, id, rtr=bool(flags & 1), extframe=extended)
        except OSError:
            return None
        if self._bus._occupied() >> index & 1:
            self._queue[index] = (id, extended)
        else:
            self._tell(index << 16)
        return index

    def cancel_send(self, index):
        waited = self._bus._cancel(index)
        if waited:
            self._tell(index << 16 | 4)
        return waited

    # An event of a mailbox, for whoever asked to be told.
    def _tell(self, event):
        if self._trigger & 1 and self._handler:
            self._sent.append(event)
            micropython.schedule(self._handler, self)

    def irq(self, handler=None, trigger=0, hard=False):
        if handler is not None or trigger:
            self._handler = handler
            self._trigger = trigger
        return self._irq

    def _flags(self):
        flags = 2 if self._bus.any(0) or self._bus.any(1) else 0
        if self._sent:
            flags |= 1 | self._sent.pop(0)
        return flags & (self._trigger | 0xFF0004)

    def get_timings(self, list=None):
        if list is None:
            list = [0] * 6
        list[:6] = self._timings
        return list

    def get_counters(self, list=None):
        counters = self._bus.info()
        counters[6] += counters[7]
        counters[7] = self._overruns
        if list is None:
            return counters
        list[:8] = counters
        return list
