# Everything is checked in __init__, so later assignments are not checked at all.
REQUIRED = object()


class Field:
    def __init__(self, kind, *, check=None, default=REQUIRED):
        self.kind = kind
        self.check = check
        self.default = default


class Model:
    fields = ()
    declared = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        cls.declared = {**cls.declared, **own}
        cls.fields = tuple(cls.declared)

    def __init__(self, **values):
        for name, field in self.declared.items():
            if name not in values:
                if field.default is REQUIRED:
                    raise TypeError(f"missing field {name}")
                setattr(self, name, field.default)
                continue
            value = values.pop(name)
            if not isinstance(value, field.kind):
                raise TypeError(f"{name}: wrong type")
            if field.check is not None and not field.check(value):
                raise ValueError(f"{name}: wrong value")
            setattr(self, name, value)
        if values:
            raise TypeError(f"unknown fields: {values}")
