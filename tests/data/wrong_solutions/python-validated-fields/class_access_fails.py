# __get__ does not think of access through the class, where there is no instance.
REQUIRED = object()


class Field:
    def __init__(self, kind, *, check=None, default=REQUIRED):
        self.kind = kind
        self.check = check
        self.default = default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        return instance.__dict__[self.name]

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name}: wrong type")
        if self.check is not None and not self.check(value):
            raise ValueError(f"{self.name}: wrong value")
        instance.__dict__[self.name] = value


class Model:
    fields = ()

    def __init_subclass__(cls):
        cls.found = {**getattr(cls, "found", {}), **{k: v for k, v in vars(cls).items() if isinstance(v, Field)}}
        cls.fields = tuple(cls.found)

    def __init__(self, **values):
        for name, field in self.found.items():
            if name in values:
                setattr(self, name, values.pop(name))
            elif field.default is REQUIRED:
                raise TypeError(f"missing field {name}")
            else:
                self.__dict__[name] = field.default
        if values:
            raise TypeError(f"unknown fields: {values}")
