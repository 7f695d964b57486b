# Collects the fields of the class body only, so subclasses forget those they inherit.
REQUIRED = object()


class Field:
    def __init__(self, kind, *, check=None, default=REQUIRED):
        self.kind = kind
        self.check = check
        self.default = default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__[self.name]

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name}: wrong type")
        if self.check is not None and not self.check(value):
            raise ValueError(f"{self.name}: wrong value")
        self.put(instance, value)

    def put(self, instance, value):
        instance.__dict__[self.name] = value


class Model:
    fields = ()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.fields = tuple(name for name, value in vars(cls).items() if isinstance(value, Field))

    def __init__(self, **values):
        for name in self.fields:
            field = getattr(type(self), name)
            if name in values:
                setattr(self, name, values.pop(name))
            elif field.default is REQUIRED:
                raise TypeError(f"missing field {name}")
            else:
                field.put(self, field.default)
        if values:
            raise TypeError(f"unknown fields: {values}")
