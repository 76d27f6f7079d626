def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


for item in (b'a', b'', b'bc', b'cb', 97, 300, -1, 'a', True, 1.5, None, 2**70, b'\xff'):
    show(lambda: item in b'abc\xff\x01')
show(lambda: {b'a': 1, b'\xff': 2}[b'\xff'])
