# Takes None for "no default", so a field whose default is None becomes required.
class Field:
    def __init__(self, kind, *, check=None, default=None):
        self.kind = kind
        self.check = check
        self.default = default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return self if instance is None else instance.__dict__[self.name]

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name}: wrong type")
        if self.check is not None and not self.check(value):
            raise ValueError(f"{self.name}: wrong value")
        instance.__dict__[self.name] = value


class Model:
    fields = ()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.fields = tuple(dict.fromkeys(
            name for base in reversed(cls.__mro__) for name, value in vars(base).items() if isinstance(value, Field)
        ))

    def __init__(self, **values):
        for name in self.fields:
            default = getattr(type(self), name).default
            if name in values:
                setattr(self, name, values.pop(name))
            elif default is None:
                raise TypeError(f"missing field {name}")
            else:
                self.__dict__[name] = default
        if values:
            raise TypeError(f"unknown fields: {values}")
